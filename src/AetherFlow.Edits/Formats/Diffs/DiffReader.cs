namespace AetherFlow.Edits;

/// <summary>Reads the files of a unified diff. Its line numbers and counts are skipped: models cannot count.</summary>
internal sealed class DiffReader(List<string> lines, Region region, int firstLine, EditFindings findings)
{
    private DiffFile? _file;
    private bool _failed;

    /// <summary>Reads lines whose first one is line <paramref name="firstLine"/> of the reply; a diff without header names no file.</summary>
    public static void Read(List<string> content, int firstLine, string language, EditFindings findings)
    {
        var found = new EditFindings();
        new DiffReader(content, new Region(0, content.Count), firstLine, found).ReadAll();
        findings.Edits.AddRange(found.Edits.Select(e => e with { Language = language }));
        findings.Faults.AddRange(found.Faults);
    }

    /// <summary>The end of a diff that stands in a reply without a fence, from its first header on.</summary>
    public static int EndOf(List<string> lines, int first)
    {
        var (at, end, inHunk) = (first, first, false);
        for (; at < lines.Count; at++)
        {
            var line = lines[at];
            if (DiffHeader.IsGit(line)) inHunk = false;
            else if (DiffHeader.IsHunk(line)) inHunk = true;
            else if (DiffHeader.IsPairBeforeHunk(lines, at) || (!inHunk && DiffHeader.IsPair(lines, at))) at++;
            else if (inHunk ? !IsBody(line) : !DiffHeader.IsExtended(line)) break;
            if (lines[at].Length > 0) end = at + 1;
        }

        return end;
    }

    private static bool IsBody(string line) => line.Length == 0 || line[0] is ' ' or '+' or '-' or '\\';

    private void ReadAll()
    {
        for (var at = region.From; at < region.To && !_failed; at++)
        {
            if (IsHeader(at))
            {
                ReadPair(at);
                at++;
            }
            else
            {
                ReadLine(at, lines[at]);
            }
        }

        Finish();
    }

    private bool IsHeader(int at) => _file?.Open is null ? DiffHeader.IsPair(lines, at) : DiffHeader.IsPairBeforeHunk(lines, at);

    private void ReadPair(int at)
    {
        var (old, now) = (DiffHeader.PathOf(lines[at]), DiffHeader.PathOf(lines[at + 1]));
        if (_file is { HasPair: true } or { HasHunks: true } || _file?.MayName(old, now) == false) Finish();
        _file ??= new DiffFile(firstLine + at);
        _file.Name(old, now);
    }

    private void ReadLine(int at, string line)
    {
        if (DiffHeader.IsGit(line))
        {
            Finish();
            var names = DiffHeader.GitNames(line);
            _file = new DiffFile(firstLine + at) { IsGit = true, Old = Name(names?.Old), New = Name(names?.New) };
        }
        else if (DiffHeader.IsHunk(line))
        {
            (_file ??= new DiffFile(firstLine + at)).StartHunk(firstLine + at - 1);
        }
        else if (_file is null or { HasHunks: false, HasPair: false } && DiffHeader.IsExtended(line))
        {
            ReadExtended(at, line, _file ??= new DiffFile(firstLine + at) { IsGit = true });
        }
        else if (_file?.Open is null && line.Length > 0 && line[0] is ' ' or '+' or '-' && !string.IsNullOrWhiteSpace(line))
        {
            _file ??= new DiffFile(firstLine + at);
            _file.StartHunk(firstLine + at - 1);
            _file.Open!.Add(line);
        }
        else if (_file?.Open is { } hunk && !line.StartsWith('\\') && !hunk.Add(line))
        {
            Fail(firstLine + at, $"`{BadFormat.Shown(line)}` begins with none of space, `-`, `+` and `@@`");
        }
    }

    private void ReadExtended(int at, string line, DiffFile file)
    {
        if (line.StartsWith("new file mode ", StringComparison.Ordinal)) file.IsNew = true;
        else if (line.StartsWith("deleted file mode ", StringComparison.Ordinal)) file.IsDeleted = true;
        else if (line.StartsWith("rename from ", StringComparison.Ordinal)) (file.Old, file.IsRename) = ("a/" + Name(line[12..]), true);
        else if (line.StartsWith("rename to ", StringComparison.Ordinal)) file.New = "b/" + Name(line[10..]);
        else if (line.StartsWith("copy ", StringComparison.Ordinal)) Fail(firstLine + at, "files cannot be copied; give the new one whole");
        else if (line.StartsWith("Binary", StringComparison.Ordinal) || line.StartsWith("GIT", StringComparison.Ordinal)) Fail(firstLine + at, "binary files cannot be changed");
    }

    private static string? Name(string? text) => text is null ? null : DiffHeader.Unquote(text.Trim());

    private void Finish()
    {
        if (_file is not { } file || _failed) return;
        _file = null;
        var (path, edit, fault) = file.Finish();
        if (fault is not null) Fail(file.Line, fault);
        else findings.Edits.Add(new ReplyEdit { Line = file.Line, Format = EditFormat.UnifiedDiff, Path = string.IsNullOrEmpty(path) ? null : path, Edit = edit! });
    }

    private void Fail(int line, string what)
    {
        _failed = true;
        findings.Faults.Add(BadFormat.At(line, EditFormat.UnifiedDiff, what));
    }
}
