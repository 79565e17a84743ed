namespace AetherFlow.Sandbox;

/// <summary>What a command does at a path.</summary>
internal enum PathRole
{
    Read,
    Write,

    /// <summary>It works there.</summary>
    Folder,
}
