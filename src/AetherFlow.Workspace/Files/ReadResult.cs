namespace AetherFlow.Workspaces;

/// <summary>A file's content, or that there is no such file, or why it was not read.</summary>
public sealed record ReadResult
{
    private ReadResult(FileContent? content, WorkspaceProblem? problem) => (Content, Problem) = (content, problem);

    public FileContent? Content { get; }

    public WorkspaceProblem? Problem { get; }

    public bool IsMissing => Content is null && Problem is null;

    internal static ReadResult Missing { get; } = new(null, null);

    internal static ReadResult Of(FileContent content) => new(content, null);

    internal static ReadResult Failed(WorkspaceProblem problem) => new(null, problem);
}
