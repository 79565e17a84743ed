namespace AetherFlow.Workspaces;

/// <summary>What became of an entry.</summary>
internal enum ChangeKind
{
    Created,
    Changed,
    Deleted,
}
