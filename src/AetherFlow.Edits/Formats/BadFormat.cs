namespace AetherFlow.Edits;

/// <summary>Edits that break the grammar of their own format.</summary>
internal static class BadFormat
{
    /// <summary>In characters.</summary>
    private const int LongestShown = 60;

    public static EditProblem At(int line, EditFormat format, string what) => new(
        "edit.bad_format",
        $"{Name(format)} in line {line} cannot be read: {what}.",
        Remedy(format))
    { Line = line };

    /// <summary>Enough of a line to find it by.</summary>
    public static string Shown(string line)
    {
        var text = line.Trim();
        if (text.Length <= LongestShown) return text;
        var end = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return text[..end] + "…";
    }

    private static string Name(EditFormat format) => format switch
    {
        EditFormat.SearchReplace => "The SEARCH/REPLACE block",
        EditFormat.UnifiedDiff => "The diff",
        EditFormat.ApplyPatch => "The patch",
        EditFormat.Surgical => "The JSON with operations",
        _ => "The file",
    };

    private static string Remedy(EditFormat format) => format switch
    {
        EditFormat.SearchReplace =>
            "Write `<<<<<<< SEARCH`, the lines to find, `=======`, the new lines, `>>>>>>> REPLACE`; put a backslash before lines of the content that look like these.",
        EditFormat.UnifiedDiff =>
            "Write `--- path`, `+++ path`, then for each place a line `@@ @@` and lines that begin with a space, `-` or `+`.",
        EditFormat.ApplyPatch =>
            "Write `*** Begin Patch`, for each file `*** Add File:`, `*** Update File:` or `*** Delete File:` with its path, lines that begin with a space, `-`, `+` or `@@`, and at last `*** End Patch`.",
        _ => "Give one JSON object {\"file\": …, \"operations\": […]} for each file.",
    };
}
