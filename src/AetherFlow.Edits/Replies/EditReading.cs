namespace AetherFlow.Edits;

/// <summary>Reads the edits of a reply's spans in their order; a SEARCH/REPLACE block without a name is for the file of the one before.</summary>
internal sealed class EditReading(List<string> lines)
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
        return findings;
    }

    private void ReadMarked(EditSpan span, EditFindings findings)
    {
        for (var at = span.Content.From; at < span.Content.To;)
        {
            var marker = EditMarker.Read(lines[at])?.Kind;
            var end = EditOpening.MarkedEnd(lines, at);
            if (end is null)
            {
                at++;
                continue;
            }

            if (marker == EditMarkerKind.Search) ReadBlock(at, span, findings);
            else if (marker == EditMarkerKind.Replace) findings.Faults.Add(BadFormat.At(at + 1, EditFormat.SearchReplace, "no line `<<<<<<< SEARCH` begins it"));
            else if (ApplyPatchMarker.IsBegin(lines[at])) new ApplyPatchReader(lines, at, span.Indent).Read(findings);
            else findings.Faults.Add(BadFormat.At(at + 1, EditFormat.ApplyPatch, "no line `*** Begin Patch` begins it"));
            at = end.Value;
            _bound = at;
        }
    }

    private void ReadBlock(int head, EditSpan span, EditFindings findings)
    {
        var block = SearchReplaceBlock.Find(lines, head);
        _held = NameAbove(head, span) ?? _held;
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

        var path = NameAbove(span.Content.From, span) ?? fileLine;
        DiffReader.Read(Content(span), span.Content.From + 1, path, LanguageOf(span), findings);
    }

    private void ReadSurgical(EditSpan span, string? fileLine, EditFindings findings)
    {
        var path = NameAbove(span.Content.From, span) ?? fileLine;
        SurgicalReader.Read(string.Join('\n', Content(span)), span.Content.From + 1, path, LanguageOf(span), findings);
    }

    private List<string> Content(EditSpan span) =>
        lines.GetRange(span.Content.From, span.Content.To - span.Content.From).ConvertAll(line => LineIndent.Remove(line, span.Indent));

    private static string LanguageOf(EditSpan span) => span.Fence is { } fence ? FenceInfo.Read(fence.Info).Language : "";

    private string? NameAbove(int at, EditSpan span)
    {
        if (EditName.Above(lines, at, _bound, span.Fence is null ? -1 : span.From) is not { } name) return null;
        NameLines.Add(name.Line);
        return name.Path;
    }
}
