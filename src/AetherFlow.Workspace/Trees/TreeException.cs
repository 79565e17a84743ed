namespace AetherFlow.Workspaces;

/// <summary>A failed call on the workspace's tree; it becomes a <see cref="WorkspaceProblem"/> before it leaves this room.</summary>
internal sealed class TreeException(TreeError error, string path, string call, int number = 0)
    : IOException(number == 0 ? $"{call} {path}: {error}" : $"{call} {path}: {error} (error {number})")
{
    public TreeError Error { get; } = error;

    public string Path { get; } = path;
}
