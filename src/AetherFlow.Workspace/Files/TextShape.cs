namespace AetherFlow.Workspaces;

/// <summary>What a text file looks like besides its words; an edit keeps it.</summary>
public sealed record TextShape(TextEncoding Encoding, LineEnd LineEnd, bool FinalNewline)
{
    /// <summary>A file that does not exist yet: UTF-8 without mark, LF, a final newline.</summary>
    public static readonly TextShape New = new(TextEncoding.Utf8, LineEnd.Lf, FinalNewline: true);
}
