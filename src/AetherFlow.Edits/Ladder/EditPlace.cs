namespace AetherFlow.Edits;

/// <summary>Where an edit went, and how sure that was.</summary>
/// <param name="Line">First line in the text before the edit, from 1.</param>
/// <param name="Lines">How many lines of it were replaced.</param>
/// <param name="Rung">How it was found.</param>
/// <param name="Similarity">0 to 1; 1 where the lines are equal.</param>
public sealed record EditPlace(int Line, int Lines, Rung Rung, double Similarity);
