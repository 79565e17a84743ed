using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Parsing;

/// <summary>The parsers of other languages that this machine has, and where they run.</summary>
public sealed record ParserPrograms
{
    public required ProgramRunner Runner { get; init; }

    /// <summary>Absolute; an empty folder outside the workspace.</summary>
    public required string Folder { get; init; }

    /// <summary>The absolute path of <c>python3</c>; null where there is none.</summary>
    public string? Python { get; init; }

    /// <summary>The absolute path of <c>node</c>; null where there is none.</summary>
    public string? Node { get; init; }

    /// <summary>For one text; default 5 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);
}
