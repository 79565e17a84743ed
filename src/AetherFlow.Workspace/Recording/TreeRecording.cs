using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Workspaces;

/// <summary>A record of a tree, or why there is none.</summary>
public sealed record TreeRecording
{
    private TreeRecording(TreeRecord? record, WorkspaceProblem? problem) => (Record, Problem) = (record, problem);

    public TreeRecord? Record { get; }

    public WorkspaceProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Record))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Record is not null;

    internal static TreeRecording Of(TreeRecord record) => new(record, null);

    internal static TreeRecording Failed(WorkspaceProblem problem) => new(null, problem);
}
