using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A reply taken apart: blocks in their order, and the prose around them.</summary>
public sealed record ReplyDocument
{
    /// <summary>The whole reply with LF line ends.</summary>
    public required string Source { get; init; }

    public required ImmutableArray<ReplyBlock> Blocks { get; init; }

    /// <summary>What stands outside the blocks, without the lines that only name a file.</summary>
    public required string Prose { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Source);
}
