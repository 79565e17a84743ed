namespace AetherFlow.Workspaces;

/// <summary>One change that a run made, to be taken back.</summary>
/// <param name="Path">As recorded.</param>
/// <param name="BeforeHash">Null: the run created the file.</param>
/// <param name="AfterHash">Null: the run deleted it.</param>
/// <param name="BeforeMode">The permission bits before the run; null: leave them.</param>
/// <param name="AfterMode">
/// The permission bits that the run left; null: those before. Needed where the permissions alone were changed, so that those
/// that somebody has set since are left alone.
/// </param>
public sealed record UndoChange(string Path, string? BeforeHash, string? AfterHash, int? BeforeMode = null, int? AfterMode = null);
