namespace AetherFlow.Edits;

/// <summary>
/// Whether a new text lost lines of the old one that its author thinks are still there. What counts is code that is gone,
/// not words: a comment that says "unchanged" is none of our business where nothing is missing.
/// </summary>
internal static class ElisionCheck
{
    /// <summary>Lines that are gone where a comment stands for them.</summary>
    private const int LeastLost = 2;

    /// <summary>Where only dots stand for them, which Python has as a statement.</summary>
    private const int LeastLostToDots = 3;

    /// <summary>Smaller files are rewritten as a whole.</summary>
    private const int LeastLinesOfFile = 20;

    /// <summary>A fragment keeps less than this share of the file.</summary>
    private const double MostKept = 0.5;

    /// <summary>And at least this share of the fragment's lines are the file's: a rewrite has lines of its own.</summary>
    private const double LeastBorrowed = 0.6;

    /// <summary>First lines of a file that a fragment from its middle does not have.</summary>
    private const int HeadLines = 5;

    /// <summary>What the new text leaves out, in words; null where it is complete as far as anybody can tell.</summary>
    public static ElisionFinding? Find(List<string> before, List<string> after, bool isWholeFile)
    {
        var placeholders = Placeholders(before, after);
        if (placeholders.Count > 0)
        {
            var changes = LineDiff.Compare(before.ConvertAll(Trail), after.ConvertAll(Trail));
            foreach (var at in placeholders)
            {
                if (Lost(before, after, changes, at) is { } lost) return new ElisionFinding(at + 1, lost, $"line {at + 1} (`{Quote.Short(after[at].Trim())}`) stands for lines of the file that are gone");
            }
        }

        return isWholeFile ? Fragment(before, after) : null;
    }

    private static string Trail(string line) => line.TrimEnd();

    private static List<int> Placeholders(List<string> before, List<string> after)
    {
        var known = before.Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, after.Count).Where(at => !known.Contains(after[at].Trim()) && (ElisionLine.Is(after[at]) || ElisionLine.IsBehindCode(after[at])))];
    }

    /// <summary>The lines for which a placeholder stands, from 1 to the last; null where nothing is missing.</summary>
    private static (int First, int Last)? Lost(List<string> before, List<string> after, List<LineChange> changes, int at)
    {
        var found = changes.FindIndex(c => c.OtherStart <= at && at < c.OtherStart + c.OtherCount);
        if (found < 0) return null;
        var change = changes[found];
        // A comment that was put where lines went away just before or after it stands for them, too.
        var gone = changes.FindAll(c => c == change || (c.OtherCount == 0 && (c.OtherStart == change.OtherStart + change.OtherCount || c.OtherStart == change.OtherStart)));
        var lost = gone.Sum(c => Solid(before, c.BaseStart, c.BaseEnd));
        var gained = Solid(after, change.OtherStart, change.OtherStart + change.OtherCount) - 1;
        return lost - gained >= (ElisionLine.IsBareDots(after[at]) ? LeastLostToDots : LeastLost) ? (gone[0].BaseStart + 1, gone[^1].BaseEnd) : null;
    }

    private static int Solid(List<string> lines, int from, int to)
    {
        var count = 0;
        for (var at = from; at < to; at++)
        {
            if (LineText.Letters(lines[at]) > 0) count++;
        }

        return count;
    }

    /// <summary>A piece of the file in the place of the file: lines from its middle, without its head, and hardly any of their own.</summary>
    private static ElisionFinding? Fragment(List<string> before, List<string> after)
    {
        var (old, young) = (Telling(before), Telling(after));
        if (old.Count < LeastLinesOfFile || young.Count == 0) return null;
        var known = old.CountBy(line => line).ToDictionary(StringComparer.Ordinal);
        var kept = young.CountBy(line => line).Sum(line => Math.Min(line.Value, known.GetValueOrDefault(line.Key)));
        if (kept >= old.Count * MostKept || kept < young.Count * LeastBorrowed) return null;
        if (after.Find(line => !LineText.IsBlank(line)) is { } first && LineText.IndentOf(first).Length > 0
            && before.Find(line => !LineText.IsBlank(line)) is { } top && LineText.IndentOf(top).Length == 0)
        {
            return new ElisionFinding(1, null, $"it begins with an indented line and has {kept} of the file's {old.Count} lines");
        }

        var heads = young.ToHashSet(StringComparer.Ordinal);
        if (!old.Take(HeadLines).Any(heads.Contains)) return new ElisionFinding(1, null, $"it has {kept} of the file's {old.Count} lines and none of the first {HeadLines}");
        return IsCut(old, young) ? new ElisionFinding(after.Count, null, $"it stops in the middle: {kept} of the file's {old.Count} lines are there, and brackets are not closed") : null;
    }

    private static bool IsCut(List<string> old, List<string> young) => Open(old) == 0 && Open(young) > 0 && young[^1] != old[^1];

    private static int Open(List<string> lines) =>
        lines.Sum(line => line.Count(c => c is '{' or '(' or '[') - line.Count(c => c is '}' or ')' or ']'));

    private static List<string> Telling(List<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];
}
