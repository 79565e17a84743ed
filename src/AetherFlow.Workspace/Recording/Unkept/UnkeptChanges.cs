using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>What a command changed in one folder and undoing the run will not bring back.</summary>
public sealed record UnkeptChanges
{
    /// <summary>Relative to the workspace; empty: the workspace itself. Of nested dependency or build folders the outermost.</summary>
    public required string Folder { get; init; }

    public required UnkeptReason Reason { get; init; }

    /// <summary>The reason in words, for a person.</summary>
    public required string Explanation { get; init; }

    /// <summary>Entries that were created, folders aside.</summary>
    public int Created { get; init; }

    public int Changed { get; init; }

    public int Deleted { get; init; }

    /// <summary>Size in bytes of the created and changed files now and of the deleted ones before.</summary>
    public long Bytes { get; init; }

    /// <summary>The first few names, relative to <see cref="Folder"/>: at most <see cref="RecordLimits.Examples"/>.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];
}
