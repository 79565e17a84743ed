using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A reply taken apart: blocks and edits in their order, and the prose around them.</summary>
public sealed record ReplyDocument
{
    /// <summary>The whole reply with LF line ends.</summary>
    public required string Source { get; init; }

    public required ImmutableArray<ReplyBlock> Blocks { get; init; }

    /// <summary>What stands in an edit format, in the reply's order, each under the name that the reply gives.</summary>
    public ImmutableArray<ReplyEdit> Edits { get; init; } = [];

    /// <summary>Edits that break the grammar of their format: <c>edit.bad_format</c>.</summary>
    public ImmutableArray<EditProblem> Faults { get; init; } = [];

    /// <summary>What stands outside the blocks, without the lines that only name a file.</summary>
    public required string Prose { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Source);
}
