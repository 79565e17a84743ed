using System.Collections.Immutable;
using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Verification;

/// <summary>A command that checks a project and changes none of its sources: it passes with exit code 0.</summary>
public sealed record CheckCommand
{
    /// <summary>For people, unlike that of any other check of the workspace: <c>pytest in services/api</c>.</summary>
    public required string Name { get; init; }

    public required CheckKind Kind { get; init; }

    /// <summary>The program and its arguments, as they are handed over: no shell reads them. Empty where <see cref="Text"/> is given.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>As a person wrote it for a POSIX shell; null where it is <see cref="Arguments"/>.</summary>
    public string? Text { get; init; }

    /// <summary>What is judged and run.</summary>
    public GivenCommand Command => Text is { } text ? GivenCommand.OfText(text) : GivenCommand.OfWords(Arguments);

    /// <summary>Where it runs, relative to the workspace; empty for its root.</summary>
    public required string Folder { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Null for a command that a person configured.</summary>
    public ProjectKind? Project { get; init; }
}
