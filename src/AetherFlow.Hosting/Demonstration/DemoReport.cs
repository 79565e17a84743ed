using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What the demo did.</summary>
public sealed record DemoReport
{
    /// <summary>The sample project, with the code that the run wrote.</summary>
    public string? Folder { get; init; }

    /// <summary>The run of the plan; null where it did not come to it.</summary>
    public RunReport? Run { get; init; }

    /// <summary>The program that was built, with what it printed; null where it did not come to it.</summary>
    public DemoProgram? Program { get; init; }

    /// <summary>Why the commands ran without a sandbox; null where they ran in one.</summary>
    public string? WithoutSandbox { get; init; }

    public Problem? Problem { get; init; }

    public required int ExitCode { get; init; }
}
