using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>What was made anew of the index.</summary>
/// <param name="Days">Files that were written.</param>
/// <param name="Runs">Whose journals were read.</param>
/// <param name="Calls">Found in them.</param>
/// <param name="Problems">Runs that could not be read: what the index said of them was kept. Or why nothing was written.</param>
public sealed record SpendRebuilt(int Days, int Runs, int Calls, IReadOnlyList<Problem> Problems);
