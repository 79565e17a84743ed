using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>What undoing a run's changes comes to, on the tree as it is now. To be carried out as a transaction.</summary>
public sealed record UndoPlan
{
    public required ImmutableArray<PlannedChange> Changes { get; init; }

    /// <summary>Contents that no record has, by hash: files that were edited since, with the run's own lines taken back.</summary>
    public required ImmutableDictionary<string, ReadOnlyMemory<byte>> MergedContents { get; init; }

    /// <summary>Files that are left alone because lines of the run were edited since (<c>undo.conflict</c>), or that may not be written.</summary>
    public required ImmutableArray<WorkspaceProblem> Conflicts { get; init; }

    /// <summary>Plans the undoing of changes, given in the order in which the run made them; a file may occur several times.</summary>
    public static async Task<UndoPlan> BuildAsync(
        Workspace workspace, IReadOnlyList<UndoChange> changes, ContentSource content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(content);
        var planned = ImmutableArray.CreateBuilder<PlannedChange>();
        var merged = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var conflicts = ImmutableArray.CreateBuilder<WorkspaceProblem>();
        foreach (var file in changes.GroupBy(c => c.Path, StringComparer.Ordinal))
        {
            var guarded = workspace.Guard(file.Key, PathUse.Write);
            if (!guarded.IsAllowed)
            {
                conflicts.Add(guarded.Problem);
                continue;
            }

            var undo = new FileUndo(workspace, guarded.Path, content);
            if (await undo.TakeBackAsync([.. file.Reverse()], cancellationToken) is { } conflict) conflicts.Add(conflict);
            else if (undo.Change is { } change) planned.Add(change);
            if (undo.Merged is { } bytes) merged[ContentHash.Of(bytes.Span)] = bytes;
        }

        return new UndoPlan { Changes = planned.ToImmutable(), MergedContents = merged.ToImmutable(), Conflicts = conflicts.ToImmutable() };
    }
}
