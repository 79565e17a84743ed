namespace AetherFlow.Workspaces;

/// <summary>A file whose content may have changed.</summary>
/// <param name="Path">Relative to the workspace, as the disk spells it.</param>
/// <param name="Before">Null: there was no file.</param>
/// <param name="After">Null: there is no file.</param>
/// <param name="NotKept">Why there is no content of before; null: it was kept, or there was no file.</param>
internal sealed record Candidate(string Path, Stamp? Before, Stamp? After, UnkeptReason? NotKept)
{
    /// <summary>Nothing but the content itself can tell.</summary>
    public bool LooksTheSame => Before == After;

    public ChangeKind Kind => Before is null ? ChangeKind.Created : After is null ? ChangeKind.Deleted : ChangeKind.Changed;

    /// <summary>Now, or before if there is no file any more.</summary>
    public long Size => (After ?? Before)!.Value.Size;
}
