using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>One program to be started in confinement.</summary>
internal sealed record ConfinedProgram
{
    /// <summary>The program and its arguments.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Absolute, in the workspace.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Set besides, or instead of, what the confinement sets.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Whether the program is to tell on one more stream how parts of it ended: the first argument that is
    /// <see cref="ReportPlace"/> is replaced by what a shell opens to write there.
    /// </summary>
    public bool Reports { get; init; }

    /// <summary>Stands in the arguments for the place of the report.</summary>
    public const string ReportPlace = "\u0001report\u0001";
}
