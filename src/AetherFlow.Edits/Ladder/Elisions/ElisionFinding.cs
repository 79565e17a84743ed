namespace AetherFlow.Edits;

/// <summary>Where a new text leaves lines of the old one out, and how that shows.</summary>
/// <param name="Line">Of the new text, from 1.</param>
/// <param name="Lost">Lines of the old text that are gone there, from 1 to the last; null where it is not known which.</param>
/// <param name="How">Continues "it is not complete: …".</param>
internal sealed record ElisionFinding(int Line, (int First, int Last)? Lost, string How);
