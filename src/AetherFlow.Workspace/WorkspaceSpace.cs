namespace AetherFlow.Workspaces;

/// <summary>What <c>doctor</c> wants to know about a workspace's disk.</summary>
public sealed record WorkspaceSpace(bool IsWritable, long FreeBytes);
