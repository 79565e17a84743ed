using System.Collections.Immutable;

namespace AetherFlow.Sandbox.Posix;

/// <summary>What the system is asked to start.</summary>
internal sealed record Spawning
{
    /// <summary>Absolute.</summary>
    public required string Program { get; init; }

    public ImmutableArray<string> Arguments { get; init; } = [];

    public required string WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// A line of the child's environment that no other process has, to know its descendants by; null: the child keeps
    /// its descendants in a process namespace that ends with it, and nobody has to be looked for.
    /// </summary>
    public string? Mark { get; init; }

    /// <summary>Descriptors that the child gets besides its three streams, with the numbers they have here.</summary>
    public ImmutableArray<int> Inherited { get; init; } = [];

    public static Spawning Of(string program, ProgramCall call, string mark) => new()
    {
        Program = program,
        Arguments = call.Arguments,
        WorkingDirectory = call.WorkingDirectory,
        Environment = call.Environment,
        Mark = mark,
    };
}
