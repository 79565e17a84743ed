namespace AetherFlow.Edits;

/// <summary>The lines of a V4A patch that begin with three stars. Blanks around them do not count.</summary>
internal static class ApplyPatchMarker
{
    public const string Add = "*** Add File:";
    public const string Update = "*** Update File:";
    public const string Delete = "*** Delete File:";
    public const string Move = "*** Move to:";

    private static readonly string[] Headers = [Add, Update, Delete];

    public static bool IsBegin(string line) => Is(line, "*** Begin Patch");

    public static bool IsEnd(string line) => Is(line, "*** End Patch");

    public static bool IsEndOfFile(string line) => Is(line, "*** End of File");

    /// <summary>Add, update or delete, with the path that follows (empty if none does).</summary>
    public static (string Header, string Path)? FileHeader(string line)
    {
        if (!IsStarred(line)) return null;
        var text = line.Trim();
        var header = Array.Find(Headers, h => text.StartsWith(h, StringComparison.Ordinal));
        return header is null ? null : (header, text[header.Length..].Trim());
    }

    public static string? MoveTarget(string line)
    {
        if (!IsStarred(line)) return null;
        var text = line.Trim();
        return text.StartsWith(Move, StringComparison.Ordinal) ? text[Move.Length..].Trim() : null;
    }

    /// <summary>The shell line that hands a patch over as a here-document.</summary>
    public static bool IsHereDocument(string line) =>
        line.Contains("<<", StringComparison.Ordinal) && (line.Contains("apply_patch", StringComparison.Ordinal) || line.Contains("applypatch", StringComparison.Ordinal));

    /// <summary>The first line after the patch that begins in <paramref name="begin"/>, and whether it is whole.</summary>
    public static (int Next, bool Closed) Find(List<string> lines, int begin)
    {
        for (var at = begin + 1; at < lines.Count; at++)
        {
            if (IsEnd(lines[at])) return (at + 1, true);
            if (IsBegin(lines[at])) return (at, false);
        }

        return (lines.Count, false);
    }

    private static bool Is(string line, string marker) => IsStarred(line) && line.AsSpan().Trim().SequenceEqual(marker);

    private static bool IsStarred(string line) => line.AsSpan().TrimStart().StartsWith("***");
}
