using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What was made anew of the index of what was spent.</summary>
/// <param name="Days">Files that were written.</param>
/// <param name="Runs">Whose journals were read.</param>
/// <param name="Calls">Found in them.</param>
/// <param name="Problems">Runs that could not be read, or why nothing was written.</param>
/// <param name="ExitCode">0 where every journal could be read.</param>
public sealed record RebuildReport(int Days, int Runs, int Calls, IReadOnlyList<Problem> Problems, int ExitCode);
