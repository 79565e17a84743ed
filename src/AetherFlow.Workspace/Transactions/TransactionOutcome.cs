using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>How a transaction ended.</summary>
public sealed record TransactionOutcome
{
    public required TransactionResult Result { get; init; }

    public WorkspaceProblem? Problem { get; init; }

    /// <summary>Applied: the files of the transaction. Stale: those that somebody else changed.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The directories that were made for it, parents first.</summary>
    public ImmutableArray<string> CreatedDirectories { get; init; } = [];

    /// <summary>Temporary files and directories that could not be removed; settling again removes them.</summary>
    public ImmutableArray<string> LeftBehind { get; init; } = [];
}
