namespace AetherFlow.Edits;

/// <summary>Tells where edits begin: by their first lines, in a fence or without one.</summary>
internal static class EditOpening
{
    private const int JsonLookAhead = 6;

    /// <summary>The edit that begins in this line of prose, with its lines.</summary>
    public static EditSpan? InProse(List<string> lines, int at)
    {
        if (lines[at].Length == 0) return null;
        if (MarkedEnd(lines, at) is { } end) return Wrapped(lines, at, end);
        if (DiffHeader.IsGit(lines[at]) || IsBareDiff(lines, at))
        {
            var next = DiffReader.EndOf(lines, at);
            return new EditSpan(at, next, EditFormat.UnifiedDiff, new Region(at, next), null, Terminated: true);
        }

        if (lines[at][0] != '{' || !MentionsOperations(lines, at)) return null;
        var (close, closed) = JsonEnd.Find(lines, at);
        return new EditSpan(at, close, EditFormat.Surgical, new Region(at, close), null, closed);
    }

    /// <summary>The format of edits that the fence opened in line <paramref name="open"/> holds, as far as its first lines tell.</summary>
    public static EditFormat? InFence(List<string> lines, int open)
    {
        var first = NextText(lines, open + 1);
        if (first < 0) return null;
        if (IsMarked(lines[first])) return EditFormat.SearchReplace;
        if (DiffHeader.IsGit(lines[first]) || DiffHeader.IsPair(lines, first)) return EditFormat.UnifiedDiff;
        if (ApplyPatchMarker.IsHereDocument(lines[first]) || EditName.InLine(lines[first]) is not null)
        {
            var second = NextText(lines, first + 1);
            return second >= 0 && IsMarked(lines[second]) ? EditFormat.SearchReplace : null;
        }

        return null;
    }

    /// <summary>The first line after the SEARCH/REPLACE block or patch that begins here; a line that should stand within one is alone.</summary>
    public static int? MarkedEnd(List<string> lines, int at)
    {
        var marker = EditMarker.Read(lines[at])?.Kind;
        if (marker == EditMarkerKind.Search) return SearchReplaceBlock.Find(lines, at).Next;
        if (marker == EditMarkerKind.Replace) return at + 1;
        if (ApplyPatchMarker.IsBegin(lines[at])) return ApplyPatchMarker.Find(lines, at).Next;
        return ApplyPatchMarker.FileHeader(lines[at]) is not null ? at + 1 : null;
    }

    private static bool IsMarked(string line) =>
        EditMarker.Read(line) is { Kind: EditMarkerKind.Search } || ApplyPatchMarker.IsBegin(line) || ApplyPatchMarker.FileHeader(line) is not null;

    private static EditSpan Wrapped(List<string> lines, int at, int end)
    {
        var from = at > 0 && WrapperTag.IsOpening(lines[at - 1]) ? at - 1 : at;
        var to = end < lines.Count && WrapperTag.IsClosing(lines[end]) ? end + 1 : end;
        return new EditSpan(from, to, EditFormat.SearchReplace, new Region(at, end), null, Terminated: true);
    }

    private static bool IsBareDiff(List<string> lines, int at) =>
        lines[at].StartsWith("--- ", StringComparison.Ordinal) && DiffHeader.IsPairBeforeHunk(lines, at);

    private static bool MentionsOperations(List<string> lines, int at)
    {
        var to = Math.Min(lines.Count, at + JsonLookAhead);
        for (var line = at; line < to; line++)
        {
            if (lines[line].Contains("\"operations\"", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static int NextText(List<string> lines, int from)
    {
        while (from < lines.Count && string.IsNullOrWhiteSpace(lines[from])) from++;
        return from < lines.Count ? from : -1;
    }
}
