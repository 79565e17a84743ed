namespace AetherFlow.Runs.Events;

/// <summary>Where an edit of a reply went.</summary>
/// <param name="Path">Of the file, relative to the workspace.</param>
/// <param name="Line">First line of the file before the edit, from 1.</param>
/// <param name="Rung">How it was found: <c>exact</c>, <c>line_ends</c>, <c>trailing_blanks</c>, <c>indentation</c>, <c>punctuation</c>, <c>elision</c>, <c>anchored</c>, <c>member</c>; <c>already_applied</c>: nothing was to be done.</param>
/// <param name="Similarity">Of the lines that were given and those of the file, 0 to 1.</param>
public sealed record EditApplied(string Path, int Line, string Rung, double Similarity);
