using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Reads one V4A patch, from <c>*** Begin Patch</c> to <c>*** End Patch</c>: all its files, or the first fault.</summary>
internal sealed class ApplyPatchReader(List<string> lines, int begin, int indent)
{
    private readonly List<ReplyEdit> _edits = [];
    private readonly List<string> _added = [];

    /// <summary>Empty lines of a new file that have lost their plus: its own, unless they are a gap before what follows.</summary>
    private int _loose;
    private readonly List<Hunk> _hunks = [];
    private readonly List<string> _anchors = [];
    private (string Header, string Path, int Line)? _file;
    private string? _moveTo;
    private PrefixedLines? _hunk;
    private EditProblem? _fault;

    public void Read(EditFindings findings)
    {
        var (next, closed) = ApplyPatchMarker.Find(lines, begin);
        var end = closed ? next - 1 : next;
        if (!closed) Fail(begin, "no line `*** End Patch` ends it");
        for (var at = begin + 1; at < end && _fault is null; at++) ReadLine(at, LineIndent.Remove(lines[at], indent));
        if (_fault is null) CloseFile();
        if (_fault is null && _edits.Count == 0) Fail(begin, "it names no file");
        if (_fault is null) findings.Edits.AddRange(_edits);
        else findings.Faults.Add(_fault);
    }

    private void ReadLine(int at, string line)
    {
        if (ApplyPatchMarker.FileHeader(line) is { } header)
        {
            CloseFile();
            _file = (header.Header, header.Path, at);
            if (header.Path.Length == 0) Fail(at, "the line names no file");
        }
        else if (ApplyPatchMarker.MoveTarget(line) is { } target && IsAtStartOfUpdate)
        {
            _moveTo = target;
            if (target.Length == 0) Fail(at, "the line names no file");
        }
        else if (line.StartsWith("***", StringComparison.Ordinal) && !ApplyPatchMarker.IsEndOfFile(line))
        {
            Fail(at, $"`{BadFormat.Shown(line)}` is no line of a patch here");
        }
        else if (_file is not { } file)
        {
            if (!string.IsNullOrWhiteSpace(line)) Fail(at, $"`{BadFormat.Shown(line)}` stands before the first file");
        }
        else
        {
            ReadBody(at, line, file.Header);
        }
    }

    private bool IsAtStartOfUpdate => _file is { Header: ApplyPatchMarker.Update } && _hunk is null && _hunks.Count == 0 && _moveTo is null;

    private void ReadBody(int at, string line, string header)
    {
        if (header == ApplyPatchMarker.Update) ReadUpdate(at, line);
        else if (header == ApplyPatchMarker.Add && line.StartsWith('+')) Add(line[1..]);
        else if (header == ApplyPatchMarker.Add && line.Length == 0) _loose++;
        else if (!string.IsNullOrWhiteSpace(line)) Fail(at, header == ApplyPatchMarker.Add ? "a line of a new file has no `+`" : "lines follow a file that is deleted");
    }

    private void Add(string line)
    {
        _added.AddRange(Enumerable.Repeat("", _added.Count == 0 ? 0 : _loose));
        _added.Add(line);
        _loose = 0;
    }

    private void ReadUpdate(int at, string line)
    {
        if (ApplyPatchMarker.IsEndOfFile(line))
        {
            CloseHunk(atEnd: true);
        }
        else if (line.StartsWith("@@", StringComparison.Ordinal))
        {
            CloseHunk(atEnd: false);
            var anchor = line[2..].Trim();
            // Some models write the numbers of a unified diff: they are no text of the file.
            if (DiffHeader.IsRange(anchor)) return;
            if (anchor.Length > 0) _anchors.Add(anchor);
        }
        else
        {
            if (_hunk is null && line.Length == 0) return;
            _hunk ??= new PrefixedLines(EditFormat.ApplyPatch, at + 1);
            if (!_hunk.Add(line)) Fail(at, $"`{BadFormat.Shown(line)}` begins with none of space, `-`, `+` and `@@`");
        }
    }

    private void CloseHunk(bool atEnd)
    {
        if (_hunk is null) return;
        if (_hunk.Changes) _hunks.Add(_hunk.Build([.. _anchors], atEnd));
        _hunk = null;
        _anchors.Clear();
    }

    private void CloseFile()
    {
        CloseHunk(atEnd: false);
        if (_file is not { } file) return;
        if (Edit(file.Header, file.Path) is { } edit)
        {
            _edits.Add(new ReplyEdit { Line = file.Line + 1, Format = EditFormat.ApplyPatch, Path = file.Path, Edit = edit });
        }
        else
        {
            Fail(file.Line, $"the update of {file.Path} changes nothing");
        }

        _added.Clear();
        _loose = 0;
        _hunks.Clear();
        _anchors.Clear();
        _moveTo = null;
        _file = null;
    }

    private FileEdit? Edit(string header, string path)
    {
        var hunks = _hunks.ToImmutableArray();
        if (header == ApplyPatchMarker.Add) return new WholeFile(path, TextLines.Join(_added), Declared: false);
        if (header == ApplyPatchMarker.Delete) return new DeleteFile(path, Declared: false);
        if (_moveTo is not null) return new MoveFile(path, _moveTo, hunks, Declared: false);
        return hunks.IsEmpty ? null : new HunkEdits(path, hunks, Declared: false);
    }

    private void Fail(int at, string what) => _fault ??= BadFormat.At(at + 1, EditFormat.ApplyPatch, what);
}
