using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Workspaces;

/// <summary>An open workspace, or why there is none.</summary>
public sealed record WorkspaceOpening
{
    private WorkspaceOpening(Workspace? workspace, WorkspaceProblem? problem) => (Workspace, Problem) = (workspace, problem);

    public Workspace? Workspace { get; }

    public WorkspaceProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Workspace))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Workspace is not null;

    internal static WorkspaceOpening Of(Workspace workspace) => new(workspace, null);

    internal static WorkspaceOpening Failed(WorkspaceProblem problem) => new(null, problem);
}
