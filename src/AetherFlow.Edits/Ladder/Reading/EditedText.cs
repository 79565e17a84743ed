namespace AetherFlow.Edits;

/// <summary>A file's text, cut into lines and line ends, and its lines in the forms in which they are compared.</summary>
internal sealed class EditedText
{
    public const char ByteOrderMark = '\uFEFF';

    private readonly FormedLines?[] _forms = new FormedLines?[Enum.GetValues<LineForm>().Length];

    public EditedText(string text)
    {
        Text = text;
        HasMark = text.StartsWith(ByteOrderMark);
        var lines = TextLines.SplitKeepingEnds(HasMark ? text[1..] : text);
        Ends = lines.ConvertAll(TextLines.EndOf);
        Lines = lines.ConvertAll(TextLines.WithoutEnd);
    }

    public string Text { get; }

    public bool HasMark { get; }

    /// <summary>Without their ends and without a byte order mark.</summary>
    public List<string> Lines { get; }

    /// <summary>LF, CRLF or CR; of the last line also nothing.</summary>
    public List<string> Ends { get; }

    /// <summary>Most files have no blanks at line ends and no typography: what is the same in two forms is numbered once.</summary>
    public FormedLines In(LineForm form) => _forms[(int)form] ??= form switch
    {
        LineForm.WithoutTrail when Lines.TrueForAll(LineText.HasNoTrail) => In(LineForm.Exact).As(form),
        LineForm.Plain when Lines.TrueForAll(line => LineText.IsPlain(line.AsSpan().Trim())) => In(LineForm.Trimmed).As(form),
        _ => new FormedLines(Lines, form),
    };

    /// <summary>The line end that new lines take at a place: that of the line there, else of the one before, else of the one after.</summary>
    public string EndNear(int line)
    {
        for (var at = Math.Min(line, Ends.Count - 1); at >= 0; at--)
        {
            if (Ends[at].Length > 0) return Ends[at];
        }

        return Ends.Find(end => end.Length > 0) ?? "\n";
    }

    /// <summary>Whether lines are those that a reply can quote to the letter: their ends are LF, and no mark stands before them.</summary>
    public bool IsPlain(int start, int end) =>
        !(HasMark && start == 0) && Enumerable.Range(start, end - start).All(at => Ends[at] == "\n");

    public bool StandsAt(IReadOnlyList<string> lines, int at)
    {
        if (at < 0 || at + lines.Count > Lines.Count) return false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (Lines[at + i] != lines[i]) return false;
        }

        return true;
    }
}
