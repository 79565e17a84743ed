using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>A program, or a builtin of the shell, with its arguments; without words it only assigns or redirects.</summary>
public sealed record SimpleCommand : Stage
{
    /// <summary>Before the first word; with words they hold for this command only.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];

    /// <summary>The name and the arguments.</summary>
    public ImmutableArray<Word> Words { get; init; } = [];
}
