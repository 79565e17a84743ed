namespace AetherFlow.Workspaces;

/// <summary>Where a file of a transaction stands.</summary>
internal enum EntryState
{
    Before,
    After,

    /// <summary>Before and after are the same content.</summary>
    Same,

    /// <summary>Somebody else changed it, or something that is no file stands there.</summary>
    Other,
}
