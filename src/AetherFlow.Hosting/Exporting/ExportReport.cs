using AetherFlow.Runs;
using AetherFlow.Runs.Archives;

namespace AetherFlow.Hosting;

/// <summary>What `runs export` wrote.</summary>
public sealed record ExportReport
{
    /// <summary>Where step outputs and metrics are; null where they were not asked for.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The whole record in one file; null where it was not asked for, or could not be written.</summary>
    public ArchiveReport? Recording { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public required int ExitCode { get; init; }
}
