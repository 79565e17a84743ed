namespace AetherFlow.Edits;

/// <summary>Where a new text leaves lines of the old one out, and how that shows.</summary>
/// <param name="Line">Of the new text, from 1.</param>
/// <param name="How">Continues "it is not complete: …".</param>
internal sealed record ElisionFinding(int Line, string How);
