namespace AetherFlow.Edits;

/// <summary>Puts the blocks of one text together from its fences, its <c>FILE:</c> lines and the lines around them.</summary>
internal sealed class ReplyAssembly(List<string> lines, int firstLine, PathMarker marker, bool exactMarkersOnly)
{
    private readonly FenceScanner _scanner = new(lines, withEdits: !exactMarkersOnly, marker);
    private readonly EditReading _reading = new(lines, marker);
    private readonly bool[] _taken = new bool[lines.Count];
    private readonly List<ReplyBlock> _blocks = [];
    private readonly List<int> _raw = [];
    private bool _hasFenced;
    private FencedSpan? _openEndedMarkdown;

    public EditFindings Findings { get; } = new();

    public List<ReplyBlock> Read()
    {
        _scanner.Scan();
        var markers = Markers();
        var (span, edit) = (0, 0);
        for (var i = -1; i < markers.Count; i++)
        {
            var from = i < 0 ? 0 : markers[i].Line + 1;
            var to = i + 1 < markers.Count ? markers[i + 1].Line : lines.Count;
            var within = Within(_scanner.Spans, s => s.Open, to, ref span);
            var edits = Within(_scanner.Edits, e => e.From, to, ref edit);
            if (i >= 0)
            {
                ReadRegion(markers[i], new Region(from, to), within, edits);
            }
            else
            {
                Keep(edits, ReadEdits(edits, null));
                ReadFenced(within, new Region(from, to), fileLine: null);
            }
        }

        DoubtRawAmongFenced();
        return _blocks;
    }

    /// <summary>The lines that no block has taken.</summary>
    public string Prose() => TextLines.Join(lines.Where((_, at) => !_taken[at])).Trim();

    /// <summary>
    /// The FILE: lines that open a region. The first one sets the form: after a plain <c>FILE:</c>, decorated ones may be
    /// comments or headings of the content.
    /// </summary>
    private List<(int Line, string Path)> Markers()
    {
        var markers = new List<(int, string)>();
        var exact = exactMarkersOnly;
        var covered = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            if (covered < _scanner.Covered.Count && at >= _scanner.Covered[covered].From)
            {
                at = _scanner.Covered[covered++].To - 1;
                continue;
            }

            if (exact)
            {
                if (marker.ExactFileLine(lines[at]) is { } plain) markers.Add((at, plain));
            }
            else if (marker.FileLine(lines[at]) is { Strict: true } file)
            {
                if (markers.Count == 0) exact = marker.ExactFileLine(lines[at]) is not null;
                markers.Add((at, file.Path));
            }
        }

        return markers;
    }

    private void ReadRegion((int Line, string Path) file, Region region, List<FencedSpan> spans, List<EditSpan> edits)
    {
        var text = region.Trim(lines);
        if (text.IsEmpty) return;
        _taken[file.Line] = true;
        _reading.Announce(file.Path);
        var found = ReadEdits(edits, file.Path);
        if (ShowsEdits(file.Path, text, edits, found))
        {
            AddRaw(file.Path, text, spans);
            return;
        }

        Keep(edits, found);
        if (edits.Count == 0 && (spans.Count == 0 || IsDocumentWithFences(file.Path, text, spans))) AddRaw(file.Path, text, spans);
        else ReadFenced(spans, region, edits.Count > 0 && (spans.Count == 0 || edits[0].From < spans[0].Open) ? null : file.Path);
    }

    /// <summary>A document in plain text that shows edits of other files, and is none itself.</summary>
    private static bool ShowsEdits(string path, Region text, List<EditSpan> edits, EditFindings found) =>
        edits.Count > 0 && Languages.IsDocument(path) && edits[0].From != text.From && found.Faults.Count == 0
        && found.Edits.TrueForAll(e => e.Path is { } other && !PathText.Agree(other, path));

    private EditFindings ReadEdits(List<EditSpan> edits, string? fileLine)
    {
        var found = new EditFindings();
        foreach (var edit in edits)
        {
            var one = _reading.Read(edit, fileLine);
            found.Edits.AddRange(one.Edits);
            found.Faults.AddRange(one.Faults);
        }

        return found;
    }

    private void Keep(List<EditSpan> edits, EditFindings found)
    {
        foreach (var edit in edits) Take(edit.From, edit.To);
        foreach (var line in _reading.NameLines) _taken[line] = true;
        _reading.NameLines.Clear();
        Findings.Edits.AddRange(found.Edits);
        Findings.Faults.AddRange(found.Faults);
    }

    /// <summary>The items that begin before line <paramref name="to"/>, from the <paramref name="next"/>th on.</summary>
    private static List<T> Within<T>(List<T> items, Func<T, int> line, int to, ref int next)
    {
        var first = next;
        while (next < items.Count && line(items[next]) < to) next++;
        return items.GetRange(first, next - first);
    }

    private static bool IsDocumentWithFences(string path, Region text, List<FencedSpan> spans) =>
        Languages.IsDocument(path) && spans[0].Open != text.From
        && spans.TrueForAll(s => FenceInfo.Read(s.Fence.Info) is { Path: null } info && !Languages.IsMarkdown(info.Language));

    private void AddRaw(string path, Region text, List<FencedSpan> fences)
    {
        Take(text.From, text.To);
        _raw.Add(_blocks.Count);
        _blocks.Add(new ReplyBlock
        {
            Line = firstLine + text.From,
            Path = path,
            Evidence = PathEvidence.FileLine,
            Text = TextLines.Join(lines.GetRange(text.From, text.To - text.From)),
            Terminated = fences.TrueForAll(f => f.Terminated),
        });
    }

    private void ReadFenced(List<FencedSpan> spans, Region region, string? fileLine)
    {
        var previousEnd = region.From;
        foreach (var span in spans)
        {
            AddFenced(span, previousEnd, fileLine);
            previousEnd = span.End;
            fileLine = null;
        }
    }

    private void AddFenced(FencedSpan span, int previousEnd, string? fileLine)
    {
        var onlyNames = NamesAnEdit(span);
        Take(span.Open, span.End);
        if (onlyNames) return;
        _hasFenced = true;
        var info = FenceInfo.Read(span.Fence.Info);
        var content = lines.GetRange(span.Open + 1, span.ContentEnd - span.Open - 1)
            .ConvertAll(line => LineIndent.Remove(line, span.Fence.Indent));
        var firstText = content.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        var inner = firstText < 0 ? null : marker.ExactFileLine(content[firstText]);
        if (inner is not null && fileLine is null && info.Path is null && !exactMarkersOnly)
        {
            Unwrap(content, span);
            return;
        }

        var at = LineBefore(span.Open, previousEnd);
        var before = at < 0 ? null : lines[at];
        var name = BlockName.Choose(info, fileLine ?? inner, before, content, marker);
        if (name.FromLineBefore) _taken[at] = true;
        if (inner is not null) content.RemoveAt(firstText);
        var block = new ReplyBlock
        {
            Line = firstLine + span.Open,
            Info = span.Fence.Info,
            Language = info.Language,
            Path = name.Path,
            Evidence = name.Evidence,
            Title = name.Path is null && before is not null && marker.MayBeMeant(before) ? before.Trim() : null,
            Text = TextLines.Join(content),
            Terminated = span.Terminated,
            Doubt = name.Doubt ?? (inner is not null && name.Path is { } path && !PathText.Agree(path, inner) ? BlockName.TwoNames(path, inner) : null),
        };
        DoubtOpenEndedMarkdown(span, block);
        _blocks.Add(block);
        _openEndedMarkdown = span.Terminated && (Languages.IsMarkdown(info.Language) || (name.Path is { } p && Languages.IsDocument(p))) ? span : null;
    }

    /// <summary>A block of one line that says which file the edit after it is for.</summary>
    private bool NamesAnEdit(FencedSpan span)
    {
        for (var at = span.Open + 1; at < span.ContentEnd; at++)
        {
            if (!string.IsNullOrWhiteSpace(lines[at])) return _taken[at];
        }

        return false;
    }

    /// <summary>A block that holds several files, each behind its own FILE: line.</summary>
    private void Unwrap(List<string> content, FencedSpan span)
    {
        var inner = new ReplyAssembly(content, firstLine + span.Open + 1, marker, exactMarkersOnly: true).Read();
        if (inner.Count > 0 && !span.Terminated) inner[^1] = inner[^1] with { Terminated = false };
        _blocks.AddRange(inner);
        _openEndedMarkdown = null;
    }

    /// <summary>
    /// Markdown, then a bare fence of the same length that no line announces: the first bare fence may have been an inner
    /// opening one, and the block's end unknown.
    /// </summary>
    private void DoubtOpenEndedMarkdown(FencedSpan span, ReplyBlock block)
    {
        if (_openEndedMarkdown is not { } previous || block.Path is not null || block.Info.Length > 0) return;
        if (previous.Fence.Mark != span.Fence.Mark || previous.Fence.Length != span.Fence.Length) return;
        _blocks[^1] = _blocks[^1] with
        {
            Doubt = "it is Markdown and a bare fence of the same length follows, so that its end is unclear; a longer fence (````) around Markdown makes it clear",
        };
    }

    private void DoubtRawAmongFenced()
    {
        if (!_hasFenced) return;
        foreach (var at in _raw)
        {
            _blocks[at] = _blocks[at] with { Doubt = "it is plain text after a FILE: line, while other files of the reply stand in fences" };
        }
    }

    private int LineBefore(int open, int previousEnd)
    {
        var at = open - 1;
        while (at >= previousEnd && string.IsNullOrWhiteSpace(lines[at])) at--;
        return at >= previousEnd ? at : -1;
    }

    private void Take(int from, int to) => Array.Fill(_taken, true, from, to - from);
}
