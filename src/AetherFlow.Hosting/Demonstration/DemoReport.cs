using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What the demo did.</summary>
public sealed record DemoReport
{
    /// <summary>The sample project, with the code that the run wrote.</summary>
    public string? Folder { get; init; }

    /// <summary>The run of the plan; null where it did not come to it.</summary>
    public RunReport? Run { get; init; }

    /// <summary>Programs that were run on the result, with what they printed.</summary>
    public IReadOnlyList<DemoProgram> Programs { get; init; } = [];

    public Problem? Problem { get; init; }

    public required int ExitCode { get; init; }
}
