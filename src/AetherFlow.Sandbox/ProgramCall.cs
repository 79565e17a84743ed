using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>A fixed program that the product itself chose to run; what a model or a plan asks for never becomes one.</summary>
public sealed record ProgramCall
{
    /// <summary>An absolute path, or a bare name that is looked up on the <c>PATH</c> of <see cref="Environment"/>, outside the working directory.</summary>
    public required string Program { get; init; }

    /// <summary>Handed over as they are: there is no shell, nothing is expanded or split.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The child's whole environment, but for <see cref="ProgramRunner.MarkVariable"/>; nothing of our own is passed on.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Written to the program, then the end of input; null: the input is empty.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Default 120 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Bytes kept of each output stream, half of them from its beginning and half from its end; default 64 KB.</summary>
    public int OutputLimit { get; init; } = 64 * 1024;
}
