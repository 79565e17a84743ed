using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>One program with its arguments, word by word; nothing in them is expanded.</summary>
public sealed record PlainStage
{
    /// <summary>The program and its arguments; at least one word. <c>cd</c> changes the directory for what follows.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Variables for this stage only, as in <c>A=1 make</c>.</summary>
    public ImmutableArray<(string Name, string Value)> Assignments { get; init; } = [];

    /// <summary>In the order in which they take effect.</summary>
    public ImmutableArray<PlainRedirection> Redirections { get; init; } = [];
}
