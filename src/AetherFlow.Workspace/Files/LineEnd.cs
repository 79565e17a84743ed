namespace AetherFlow.Workspaces;

/// <summary>How a file's lines end. A file without any line end counts as LF.</summary>
public enum LineEnd
{
    Lf,
    CrLf,

    /// <summary>More than one kind, or lone carriage returns.</summary>
    Mixed,
}
