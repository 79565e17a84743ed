namespace AetherFlow.Edits;

/// <summary>Finds the fenced blocks of a reply and the edits in it, in one pass: fences within edits are content.</summary>
internal sealed class FenceScanner(List<string> lines, bool withEdits, PathMarker marker)
{
    /// <summary>How far CommonMark lets a fence be indented beyond its container.</summary>
    private const int Slack = 3;

    private int _listColumn;

    /// <summary>The path of the last FILE: line, until the block that it names.</summary>
    private string? _file;

    /// <summary>Blocks that hold no edits.</summary>
    public List<FencedSpan> Spans { get; } = [];

    public List<EditSpan> Edits { get; } = [];

    /// <summary>The lines of both, in their order.</summary>
    public List<Region> Covered { get; } = [];

    public void Scan()
    {
        for (var at = 0; at < lines.Count;)
        {
            if (Opening(lines[at]) is { } fence)
            {
                at = ReadFence(at, fence);
            }
            else if (withEdits && EditOpening.InProse(lines, at, _file) is { } edit)
            {
                at = Add(edit);
            }
            else
            {
                if (marker.FileLine(lines[at]) is { Strict: true } file) _file = file.Path;
                at++;
            }
        }
    }

    private int ReadFence(int open, Fence fence)
    {
        if (withEdits && FollowEdit(open, fence) is { } edit) return Add(edit);
        _file = null;
        var span = Follow(open, fence);
        if (IsStray(span)) return span.End;
        Spans.Add(span);
        Covered.Add(new Region(span.Open, span.End));
        return span.End;
    }

    private int Add(EditSpan edit)
    {
        _file = null;
        Edits.Add(edit);
        Covered.Add(new Region(edit.From, edit.To));
        return edit.To;
    }

    private Fence? Opening(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        if (Fence.Read(line, _listColumn + Slack) is { } fence) return fence;
        if (LineIndent.ListItem(line) is { } item)
        {
            _listColumn = item.Column;
            return Fence.Read(line.AsSpan(item.At), Slack) is { } within ? within with { Indent = item.Column } : null;
        }

        _listColumn = Math.Min(_listColumn, LineIndent.Measure(line).Column);
        return null;
    }

    private FencedSpan Follow(int open, Fence fence)
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

    private EditSpan? FollowEdit(int open, Fence fence)
    {
        var info = FenceInfo.Read(fence.Info);
        var format = EditOpening.InFence(lines, open, marker);
        if (format == EditFormat.SearchReplace) return FollowMarked(open, fence);
        var name = info.Path ?? EditName.Above(lines, open, Covered.Count > 0 ? Covered[^1].To : 0, opening: -1, marker)?.Path ?? _file;
        if (format == EditFormat.UnifiedDiff || info.Language is "diff" or "patch" or "udiff") return FollowDiff(open, fence, name);
        var span = Follow(open, fence);
        if (IsSurgical(span, info, name)) return new EditSpan(open, span.End, EditFormat.Surgical, new Region(open + 1, span.ContentEnd), fence, span.Terminated);
        return EditOpening.IsWithin(lines, new Region(open + 1, span.ContentEnd), info.Language, name) ? FollowMarked(open, fence) : null;
    }

    /// <summary>A block with SEARCH/REPLACE blocks or patches: these end by their own markers, whatever fences they contain.</summary>
    private EditSpan FollowMarked(int open, Fence fence)
    {
        for (var at = open + 1; at < lines.Count; at++)
        {
            if (EditOpening.MarkedEnd(lines, at) is { } end)
            {
                at = end - 1;
            }
            else if (Fence.Read(lines[at], fence.Indent + Slack) is { } line)
            {
                if (line.Closes(fence)) return Span(at + 1, at);
                // Content outside the markers means nothing: the next block has begun, and this one was never closed.
                if (line.Nests(fence)) return Span(at, at);
            }
        }

        return Span(lines.Count, lines.Count);

        EditSpan Span(int to, int end) => new(open, to, EditFormat.SearchReplace, new Region(open + 1, end), fence, Terminated: true);
    }

    /// <summary>A block with a diff. Each line of content has its sign before it, so that only a fence in its column closes the block.</summary>
    private EditSpan? FollowDiff(int open, Fence fence, string? name)
    {
        if (EditOpening.IsFileOf("diff", name)) return null;
        bool changes = false, placed = name is not null;
        var at = open + 1;
        for (; at < lines.Count; at++)
        {
            if (Fence.Read(lines[at], fence.Indent) is { } line && (line.Closes(fence) || line.Info.Length > 0)) break;
            var text = lines[at].AsSpan(Math.Min(fence.Indent, lines[at].Length));
            changes |= text is ['+' or '-', ..];
            placed |= text.StartsWith("@@") || text.StartsWith(DiffHeader.Git) || DiffHeader.IsPair(lines, at);
            changes |= text.StartsWith(DiffHeader.Git);
        }

        var terminated = at < lines.Count && Fence.Read(lines[at], fence.Indent)!.Value.Info.Length == 0;
        return changes && placed
            ? new EditSpan(open, terminated ? at + 1 : at, EditFormat.UnifiedDiff, new Region(open + 1, at), fence, terminated)
            : null;
    }

    private bool IsSurgical(FencedSpan span, FenceInfo info, string? name) =>
        !EditOpening.IsFileOf("json", name) && Languages.Fit(info.Language, "a.json") is not LanguageFit.No
        && SurgicalReader.Recognises(string.Join('\n', lines.GetRange(span.Open + 1, span.ContentEnd - span.Open - 1)));

    /// <summary>A bare fence right after a closing one with nothing behind it: the model closed its last block twice.</summary>
    private bool IsStray(FencedSpan span)
    {
        if (span.Terminated || span.Fence.Info.Length > 0) return false;
        var before = Spans.Count > 0 && Spans[^1].Terminated ? Spans[^1].End : -1;
        if (Edits.Count > 0 && Edits[^1].Terminated) before = Math.Max(before, Edits[^1].To);
        return before >= 0 && AreBlank(before, span.Open) && AreBlank(span.Open + 1, span.End);
    }

    private bool AreBlank(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!string.IsNullOrWhiteSpace(lines[at])) return false;
        }

        return true;
    }
}
