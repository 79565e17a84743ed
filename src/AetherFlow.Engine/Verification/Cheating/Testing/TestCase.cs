using System.Collections.Immutable;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>A test in a file.</summary>
internal sealed record TestCase
{
    public required string Path { get; init; }

    /// <summary>With the names of what it stands in, where those are known.</summary>
    public required string Name { get; init; }

    /// <summary>All of it, with what is put before it: attributes, decorators.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What it does, without comments and white space: equal for a test that was only renamed or moved.</summary>
    public required string Body { get; init; }

    public required ImmutableArray<Assertion> Assertions { get; init; }

    /// <summary>Rows of parameters that it is run with, as they are written.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];

    /// <summary>From 1.</summary>
    public required int Line { get; init; }

    /// <summary>It ends before it asserts anything.</summary>
    public bool EndsAtOnce { get; init; }

    /// <summary>Errors are caught and dropped.</summary>
    public bool Swallows { get; init; }

    public string SimpleName => Name[(Name.LastIndexOf('.') + 1)..];
}
