namespace AetherFlow.Workspaces;

/// <summary>The outermost dependency or build folder in which something is.</summary>
internal sealed record UnkeptPlace(string Root, UnkeptFolder Folder);
