namespace AetherFlow.Edits;

/// <summary>
/// The lines that an instruction can mean, as first line and first line after. Exactly one region and no problem is a
/// place; the regions of an ambiguous marker are kept to see whether the fragment stands at one of them.
/// </summary>
internal sealed record PatchLocation(List<(int Start, int End)> Regions, EditProblem? Problem);
