namespace AetherFlow.Edits;

/// <summary>Tells where edits begin: by their first lines, in a fence or without one.</summary>
internal static class EditOpening
{
    private const int JsonLookAhead = 6;

    /// <summary>The edit that begins in this line of prose, with its lines. <paramref name="file"/> is what a FILE: line before it says.</summary>
    public static EditSpan? InProse(List<string> lines, int at, string? file)
    {
        if (lines[at].Length == 0) return null;
        if (MarkedEnd(lines, at) is { } end) return Wrapped(lines, at, end);
        if ((DiffHeader.IsGit(lines[at]) || IsBareDiff(lines, at)) && !IsFileOf("diff", file))
        {
            var next = DiffReader.EndOf(lines, at);
            return new EditSpan(at, next, EditFormat.UnifiedDiff, new Region(at, next), null, Terminated: true);
        }

        if (lines[at][0] != '{' || IsFileOf("json", file) || !MentionsOperations(lines, at)) return null;
        var (close, closed) = JsonEnd.Find(lines, at);
        return new EditSpan(at, close, EditFormat.Surgical, new Region(at, close), null, closed);
    }

    /// <summary>The format of edits that the fence opened in line <paramref name="open"/> holds, as far as its first lines tell.</summary>
    public static EditFormat? InFence(List<string> lines, int open, PathMarker marker)
    {
        var first = NextText(lines, open + 1);
        if (first < 0) return null;
        if (IsMarked(lines[first])) return EditFormat.SearchReplace;
        if (DiffHeader.IsGit(lines[first]) || DiffHeader.IsPair(lines, first) || DiffHeader.IsBareHunk(lines[first])) return EditFormat.UnifiedDiff;
        if (ApplyPatchMarker.IsHereDocument(lines[first]) || marker.BeforeEdit(lines[first]) is not null)
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

    /// <summary>Whether a file with this name is written in the language itself: what looks like an edit is its content.</summary>
    public static bool IsFileOf(string language, string? name) =>
        name is not null && Languages.Fit(language, name) is LanguageFit.Exact or LanguageFit.Family;

    /// <summary>
    /// Whether a block of code holds a SEARCH/REPLACE block further down. Such a block is no file, except for documents,
    /// which show edits.
    /// </summary>
    public static bool IsWithin(List<string> lines, Region content, string language, string? name)
    {
        if (name is null ? Languages.IsPlain(language) || !Languages.IsKnown(language) : Languages.IsDocument(name)) return false;
        if (Languages.IsMarkdown(language)) return false;
        for (var at = content.From; at < content.To; at++)
        {
            if (EditMarker.Read(lines[at]) is not { Kind: EditMarkerKind.Search }) continue;
            var block = SearchReplaceBlock.Find(lines, at);
            if (block.Fault is null && block.Next <= content.To) return true;
        }

        return false;
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
