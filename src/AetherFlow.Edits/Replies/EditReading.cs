namespace AetherFlow.Edits;

/// <summary>Reads the edits of a reply's spans in their order; a SEARCH/REPLACE block without a name is for the file of the one before.</summary>
internal sealed class EditReading(List<string> lines, PathMarker marker)
{
    private int _bound;
    private string? _held;

    /// <summary>Lines that only name a file.</summary>
    public List<int> NameLines { get; } = [];

    /// <summary>A <c>FILE:</c> line: blocks after it are for this file unless they say something else.</summary>
    public void Announce(string path) => _held = path;

    public EditFindings Read(EditSpan span, string? fileLine)
    {
        var findings = new EditFindings();
        if (span.Format == EditFormat.UnifiedDiff) ReadDiff(span, fileLine, findings);
        else if (span.Format == EditFormat.Surgical) ReadSurgical(span, fileLine, findings);
        else ReadMarked(span, findings);
        _bound = Math.Max(_bound, span.Content.To);
        // Of whatever form the edits before were: the last of them was about this file.
        if (findings.Edits is [.., { Path: { } last }]) _held = last;
        return findings;
    }

    private void ReadMarked(EditSpan span, EditFindings findings)
    {
        for (var at = span.Content.From; at < span.Content.To;)
        {
            var kind = EditMarker.Read(lines[at])?.Kind;
            var end = EditOpening.MarkedEnd(lines, at);
            if (end is null)
            {
                at++;
                continue;
            }

            if (kind == EditMarkerKind.Search) ReadBlock(at, span, findings);
            else if (kind == EditMarkerKind.Replace) findings.Faults.Add(BadFormat.At(at + 1, EditFormat.SearchReplace, "no line `<<<<<<< SEARCH` begins it"));
            else if (ApplyPatchMarker.IsBegin(lines[at])) new ApplyPatchReader(lines, at, span.Indent).Read(findings);
            else findings.Faults.Add(BadFormat.At(at + 1, EditFormat.ApplyPatch, "no line `*** Begin Patch` begins it"));
            at = end.Value;
            _bound = at;
        }
    }

    private void ReadBlock(int head, EditSpan span, EditFindings findings)
    {
        var block = SearchReplaceBlock.Find(lines, head);
        var (path, title) = NameAbove(head, span);
        _held = path ?? _held;
        if (block.Fault is { } fault)
        {
            findings.Faults.Add(BadFormat.At(head + 1, EditFormat.SearchReplace, fault));
            return;
        }

        var hunk = new Hunk
        {
            Format = EditFormat.SearchReplace,
            Line = head + 1,
            Search = [.. Part(block.Search, span.Indent)],
            Replace = [.. Part(block.Replace, span.Indent)],
        };
        findings.Edits.Add(new ReplyEdit
        {
            Line = head + 1,
            Format = EditFormat.SearchReplace,
            Path = _held,
            Title = title,
            Language = LanguageOf(span),
            Edit = new HunkEdits(_held ?? "", [hunk], Declared: false),
        });
    }

    private IEnumerable<string> Part(Region part, int indent) =>
        lines.GetRange(part.From, part.To - part.From).Select(line => EditMarker.Unescape(LineIndent.Remove(line, indent)));

    private void ReadDiff(EditSpan span, string? fileLine, EditFindings findings)
    {
        if (!span.Terminated)
        {
            findings.Faults.Add(BadFormat.At(span.From + 1, EditFormat.UnifiedDiff, "the reply ends inside it"));
            return;
        }

        var found = new EditFindings();
        DiffReader.Read(Content(span), span.Content.From + 1, LanguageOf(span), found);
        Keep(found, span, fileLine, findings);
    }

    private void ReadSurgical(EditSpan span, string? fileLine, EditFindings findings)
    {
        var found = new EditFindings();
        SurgicalReader.Read(string.Join('\n', Content(span)), span.Content.From + 1, LanguageOf(span), found);
        Keep(found, span, fileLine, findings);
    }

    /// <summary>Edits that do not name their file themselves are for the one that stands above, else for that of the <c>FILE:</c> line.</summary>
    private void Keep(EditFindings found, EditSpan span, string? fileLine, EditFindings findings)
    {
        var (path, title) = NameAbove(span.Content.From, span);
        findings.Edits.AddRange(found.Edits.Select(e => e.Path is not null ? e : e with { Path = path ?? fileLine, Title = title }));
        findings.Faults.AddRange(found.Faults);
    }

    private List<string> Content(EditSpan span) =>
        lines.GetRange(span.Content.From, span.Content.To - span.Content.From).ConvertAll(line => LineIndent.Remove(line, span.Indent));

    private static string LanguageOf(EditSpan span) => span.Fence is { } fence ? FenceInfo.Read(fence.Info).Language : "";

    /// <summary>The name above an edit; or the line that may be meant for one.</summary>
    private (string? Path, string? Title) NameAbove(int at, EditSpan span)
    {
        if (EditName.Above(lines, at, _bound, span.Fence is null ? -1 : span.From, marker) is not { } name) return (null, null);
        if (name.Path is null) return (null, lines[name.Line].Trim());
        NameLines.Add(name.Line);
        return (name.Path, null);
    }
}
