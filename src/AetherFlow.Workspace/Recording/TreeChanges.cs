using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>What a command changed in a workspace: what can be undone, and what cannot.</summary>
public sealed record TreeChanges
{
    /// <summary>Ordered by path; to be recorded as changes of the run.</summary>
    public required ImmutableArray<ChangedFile> Files { get; init; }

    /// <summary>Folders that the command made, parents first; undoing the run may remove them if they are empty then.</summary>
    public required ImmutableArray<string> NewFolders { get; init; }

    /// <summary>Ordered by folder.</summary>
    public required ImmutableArray<UnkeptChanges> NotUndoable { get; init; }

    public bool IsEmpty => Files.IsEmpty && NewFolders.IsEmpty && NotUndoable.IsEmpty;
}
