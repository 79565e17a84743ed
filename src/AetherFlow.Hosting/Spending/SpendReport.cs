using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What all runs spent on a day, and what the limits of the day leave of it.</summary>
public sealed record SpendReport
{
    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The dearest first.</summary>
    public IReadOnlyList<ModelBill> Models { get; init; } = [];

    /// <summary>Those of the day that the settings name, the one over all providers first.</summary>
    public IReadOnlyList<DayLimit> Limits { get; init; } = [];

    /// <summary>Lines of the index that say nothing, because a process was killed as it wrote them.</summary>
    public int UnreadableLines { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public required int ExitCode { get; init; }
}
