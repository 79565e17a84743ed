using DiffPlex;

namespace AetherFlow.Edits;

/// <summary>The changes that lead from one list of lines to another. Lines carry their ends, so that a changed line end is a change.</summary>
internal static class LineDiff
{
    /// <summary>
    /// Where more lines than this differ, they count as one change: comparing costs the square of the difference, and a
    /// coarse answer only makes a conflict of what might have merged.
    /// </summary>
    private const int MostLinesCompared = 20_000;

    public static List<LineChange> Compare(List<string> from, List<string> to)
    {
        var head = CommonHead(from, to);
        var tail = CommonTail(from, to, head);
        var (fromCount, toCount) = (from.Count - head - tail, to.Count - head - tail);
        if (fromCount == 0 && toCount == 0) return [];
        if (fromCount == 0 || toCount == 0 || fromCount + toCount > MostLinesCompared) return [new LineChange(head, fromCount, head, toCount)];

        var pieces = new Queue<string[]>([Middle(from, head, fromCount), Middle(to, head, toCount)]);
        // The texts are cut already; the chunker hands the pieces over in the order in which the differ asks.
        var diff = new Differ().CreateCustomDiffs("from", "to", ignoreWhiteSpace: false, _ => pieces.Dequeue());
        return diff.DiffBlocks
            .Select(b => new LineChange(head + b.DeleteStartA, b.DeleteCountA, head + b.InsertStartB, b.InsertCountB))
            .ToList();
    }

    private static int CommonHead(List<string> from, List<string> to)
    {
        var most = Math.Min(from.Count, to.Count);
        var at = 0;
        while (at < most && from[at] == to[at]) at++;
        return at;
    }

    private static int CommonTail(List<string> from, List<string> to, int head)
    {
        var most = Math.Min(from.Count, to.Count) - head;
        var count = 0;
        while (count < most && from[^(count + 1)] == to[^(count + 1)]) count++;
        return count;
    }

    private static string[] Middle(List<string> lines, int from, int count) => [.. lines.GetRange(from, count)];
}
