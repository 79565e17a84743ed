using System.Globalization;
using System.Text;

namespace AetherFlow.Edits;

/// <summary>
/// Writes what became of a file as <c>git diff</c> does. Applied to the text before, with <c>git apply</c> or
/// <c>patch -p1</c>, it gives the text after, byte for byte: lines end at LF only, and a CR before it belongs to the line.
/// </summary>
public static class UnifiedDiff
{
    /// <summary>Unchanged lines around a change.</summary>
    private const int Context = 3;

    /// <summary>The diff of one file; empty where nothing changed.</summary>
    /// <param name="before">Null: there was no such file.</param>
    /// <param name="after">Null: it is gone.</param>
    /// <param name="path">Relative, with forward slashes.</param>
    public static string Of(string? before, string? after, string path) => Compare(before, after, path).Text;

    /// <summary>The same with the counts of lines.</summary>
    public static FileDiff Compare(string? before, string? after, string path, FileModes modes = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = new StringBuilder();
        var same = before == after;
        if (same && (before is null || modes.Change is null)) return new FileDiff("", 0, 0);
        var (from, to) = (Lines(before ?? ""), Lines(after ?? ""));
        var changes = same ? [] : LineDiff.Compare(from, to);
        // Where no lines name the file again, patch has to find the end of a name with blanks here.
        WriteNames(text, path, quoted: changes.Count == 0 && path.Contains(' ', StringComparison.Ordinal));
        WriteModes(text, before is null, after is null, modes);
        if (changes.Count > 0) text.Append("--- ").Append(Side("a/", path, before is null)).Append("\n+++ ").Append(Side("b/", path, after is null)).Append('\n');
        foreach (var hunk in Hunks(changes)) WriteHunk(text, hunk, from, to);
        return new FileDiff(text.ToString(), changes.Sum(change => change.OtherCount), changes.Sum(change => change.BaseCount));
    }

    /// <summary>One line for a file whose content cannot be shown as text; whoever applies diffs passes over it.</summary>
    /// <param name="before">Its bytes; null: there was no such file.</param>
    /// <param name="after">Its bytes; null: it is gone.</param>
    public static string OfBinary(long? before, long? after, string path) => string.Create(
        CultureInfo.InvariantCulture,
        $"Binary file {GitPath.Quote("", path)}: {(before is { } old ? $"{old} bytes" : "not there")} before, {(after is { } now ? $"{now} bytes" : "gone")} after\n");

    private static void WriteNames(StringBuilder text, string path, bool quoted) =>
        text.Append("diff --git ").Append(GitPath.Quote("a/", path, quoted)).Append(' ').Append(GitPath.Quote("b/", path, quoted)).Append('\n');

    private static void WriteModes(StringBuilder text, bool isNew, bool isDeleted, FileModes modes)
    {
        if (isNew) text.Append("new file mode ").Append(modes.OfNew).Append('\n');
        else if (isDeleted) text.Append("deleted file mode ").Append(modes.OfDeleted).Append('\n');
        else if (modes.Change is var (old, now)) text.Append("old mode ").Append(old).Append("\nnew mode ").Append(now).Append('\n');
    }

    /// <summary>A tab ends a name with blanks, which would end at the first of them otherwise.</summary>
    private static string Side(string prefix, string path, bool isNothing) =>
        isNothing ? "/dev/null" : GitPath.Quote(prefix, path) + (path.Contains(' ', StringComparison.Ordinal) ? "\t" : "");

    /// <summary>Changes so close that the lines around them touch stand in one hunk.</summary>
    private static IEnumerable<List<LineChange>> Hunks(List<LineChange> changes)
    {
        var hunk = new List<LineChange>();
        foreach (var change in changes)
        {
            if (hunk.Count > 0 && change.BaseStart - hunk[^1].BaseEnd > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(change);
        }

        if (hunk.Count > 0) yield return hunk;
    }

    private static void WriteHunk(StringBuilder text, List<LineChange> hunk, List<string> from, List<string> to)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var start = Math.Max(0, first.BaseStart - Context);
        var end = Math.Min(from.Count, last.BaseEnd + Context);
        var otherStart = start + first.OtherStart - first.BaseStart;
        var otherEnd = end + last.Shift;
        text.Append("@@ -").Append(Range(start, end - start)).Append(" +").Append(Range(otherStart, otherEnd - otherStart)).Append(" @@\n");
        var at = start;
        foreach (var change in hunk)
        {
            for (; at < change.BaseStart; at++) WriteLine(text, ' ', from[at]);
            for (; at < change.BaseEnd; at++) WriteLine(text, '-', from[at]);
            for (var other = 0; other < change.OtherCount; other++) WriteLine(text, '+', to[change.OtherStart + other]);
        }

        for (; at < end; at++) WriteLine(text, ' ', from[at]);
    }

    private static void WriteLine(StringBuilder text, char sign, string line)
    {
        text.Append(sign).Append(line);
        if (!line.EndsWith('\n')) text.Append("\n\\ No newline at end of file\n");
    }

    /// <summary>Lines count from 1; of none the number is that of the line before.</summary>
    private static string Range(int start, int count) => count switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        1 => (start + 1).ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
    };

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}
