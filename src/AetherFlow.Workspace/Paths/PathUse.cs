namespace AetherFlow.Workspaces;

/// <summary>What a path is wanted for. Writing covers creating, replacing and deleting.</summary>
public enum PathUse
{
    Read,
    Write,
}
