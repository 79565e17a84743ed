namespace AetherFlow.Edits;

/// <summary>Where a fragment goes, seen from the marked lines.</summary>
public enum PatchPlace
{
    After,
    Before,

    /// <summary>In the place of the marked lines, the markers' own lines included.</summary>
    Replace,
}
