namespace AetherFlow.Workspaces;

/// <summary>Whether a folder of a listing is known.</summary>
internal enum FolderState
{
    Read,
    Unreadable,

    /// <summary>The walk had reached its limit.</summary>
    NotLookedAt,
}
