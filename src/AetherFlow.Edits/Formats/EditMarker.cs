namespace AetherFlow.Edits;

/// <summary>A line of a SEARCH/REPLACE block that is no content.</summary>
internal readonly record struct EditMarker(EditMarkerKind Kind, int Length, int Indent)
{
    private const int Shortest = 5;
    private const int Longest = 9;

    public static EditMarker? Read(ReadOnlySpan<char> line)
    {
        var text = line.TrimEnd();
        var indent = text.IndexOfAnyExcept(' ', '\t');
        if (indent < 0 || text[indent] is not ('<' or '=' or '>')) return null;
        text = text[indent..];
        var mark = text[0];
        var length = text.IndexOfAnyExcept(mark);
        if (length < 0) length = text.Length;
        if (length is < Shortest or > Longest) return null;
        return KindOf(mark, text[length..]) is { } kind ? new EditMarker(kind, length, indent) : null;
    }

    /// <summary>A line of the content: a backslash before what would be a marker is taken off.</summary>
    public static string Unescape(string line)
    {
        var at = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        return at >= 0 && line[at] == '\\' && Read(line.AsSpan(at + 1)) is { Indent: 0 } ? line.Remove(at, 1) : line;
    }

    private static EditMarkerKind? KindOf(char mark, ReadOnlySpan<char> label) => mark switch
    {
        '=' => label.IsEmpty ? EditMarkerKind.Divider : null,
        '<' when label is " SEARCH" or " SEARCH>" => EditMarkerKind.Search,
        '>' when label is " REPLACE" => EditMarkerKind.Replace,
        _ when !label.IsEmpty && label[0] != ' ' => null,
        '<' => EditMarkerKind.ConflictStart,
        _ => EditMarkerKind.ConflictEnd,
    };
}
