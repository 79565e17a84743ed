namespace AetherFlow.Hosting;

/// <summary>What `simulate` serves: a script, or a recorded run.</summary>
public sealed record SimulateRequest
{
    /// <summary>A script's file (docs/formats/simulator-script.md).</summary>
    public string? ScriptPath { get; init; }

    /// <summary>The name of a run, whose replies are given again.</summary>
    public string? Run { get; init; }

    /// <summary>Port on the loopback interface; 0: a free one.</summary>
    public int Port { get; init; }
}
