namespace AetherFlow.Workspaces;

/// <summary>One folder of a tree at one time.</summary>
internal sealed class FolderListing
{
    public required string Path { get; init; }

    public FolderState State { get; init; }

    /// <summary>Null where contents are kept.</summary>
    public UnkeptPlace? Place { get; init; }

    public DirectoryEntries Content { get; init; } = new([], 0);

    /// <summary>Regular files whose contents were not kept, although they are in no dependency or build folder.</summary>
    public Dictionary<string, UnkeptReason> NotKept { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => State == FolderState.Read && Content.Entries.Length == 0 && Content.Unnameable == 0;
}
