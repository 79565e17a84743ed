using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Workspaces;

/// <summary>The guard's answer: a path, or why there is none.</summary>
public readonly struct PathResult
{
    private readonly WorkspacePath _path;

    private PathResult(WorkspacePath path, WorkspaceProblem? problem) => (_path, Problem) = (path, problem);

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsAllowed => Problem is null;

    public WorkspacePath Path => Problem is null ? _path : throw new InvalidOperationException(Problem.ToString());

    public WorkspaceProblem? Problem { get; }

    internal static PathResult Allowed(string path) => new(new WorkspacePath(path), null);

    internal static PathResult Refused(WorkspaceProblem problem) => new(default, problem);
}
