namespace AetherFlow.Edits;

/// <summary>Finds the fenced blocks of a reply, in one pass.</summary>
internal static class FenceScanner
{
    /// <summary>How far CommonMark lets a fence be indented beyond its container.</summary>
    private const int Slack = 3;

    public static List<FencedSpan> Scan(List<string> lines)
    {
        var spans = new List<FencedSpan>();
        var listColumn = 0;
        for (var at = 0; at < lines.Count;)
        {
            if (Opening(lines[at], ref listColumn) is not { } fence)
            {
                at++;
                continue;
            }

            var span = Follow(lines, at, fence);
            at = span.End;
            if (!IsStray(lines, span, spans)) spans.Add(span);
        }

        return spans;
    }

    private static Fence? Opening(string line, ref int listColumn)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        if (Fence.Read(line, listColumn + Slack) is { } fence) return fence;
        if (LineIndent.ListItem(line) is { } item)
        {
            listColumn = item.Column;
            return Fence.Read(line.AsSpan(item.At), Slack) is { } within ? within with { Indent = item.Column } : null;
        }

        listColumn = Math.Min(listColumn, LineIndent.Measure(line).Column);
        return null;
    }

    private static FencedSpan Follow(List<string> lines, int open, Fence fence)
    {
        var nested = new Stack<Fence>();
        for (var at = open + 1; at < lines.Count; at++)
        {
            if (Fence.Read(lines[at], fence.Indent + Slack) is not { } line) continue;
            if (line.Closes(nested.TryPeek(out var innermost) ? innermost : fence))
            {
                if (nested.Count == 0) return new FencedSpan(open, at + 1, fence, Terminated: true);
                nested.Pop();
            }
            else if (line.Nests(fence))
            {
                nested.Push(line);
            }
        }

        return new FencedSpan(open, lines.Count, fence, Terminated: false);
    }

    /// <summary>A bare fence right after a closing one with nothing behind it: the model closed its last block twice.</summary>
    private static bool IsStray(List<string> lines, FencedSpan span, List<FencedSpan> before) =>
        !span.Terminated && span.Fence.Info.Length == 0 && before.Count > 0 && before[^1].Terminated
        && AreBlank(lines, before[^1].End, span.Open) && AreBlank(lines, span.Open + 1, span.End);

    private static bool AreBlank(List<string> lines, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!string.IsNullOrWhiteSpace(lines[at])) return false;
        }

        return true;
    }
}
