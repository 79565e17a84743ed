using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Which files a reply changes. <see cref="Edits"/> are all that the reply wants only if there are no <see cref="Problems"/>.</summary>
public sealed record ReplyMapping
{
    public required ImmutableArray<FileEdit> Edits { get; init; }

    /// <summary>The prose of the reply, for the steps that depend on this one.</summary>
    public required string Notes { get; init; }

    /// <summary>Targets that exist and that the reply left alone.</summary>
    public ImmutableArray<string> Untouched { get; init; } = [];

    /// <summary>Shell commands that the reply proposes, in its order, one text for each block. They are shown, never run.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    public required ImmutableArray<EditProblem> Problems { get; init; }
}
