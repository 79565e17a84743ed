using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Lines to find in a file, and the lines to put in their place. None of them has its line end.</summary>
public sealed record Hunk
{
    public required EditFormat Format { get; init; }

    /// <summary>Where it begins in the reply, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What stands in the file, context included; empty for a pure addition, which goes to the end of what its anchors leave.</summary>
    public required ImmutableArray<string> Search { get; init; }

    /// <summary>What is to stand there; empty to take the lines out.</summary>
    public required ImmutableArray<string> Replace { get; init; }

    /// <summary>Lines that stand somewhere before the place, in their order: the text after <c>@@</c> of V4A.</summary>
    public ImmutableArray<string> Anchors { get; init; } = [];

    /// <summary>The lines are the last of the file.</summary>
    public bool AtEnd { get; init; }
}
