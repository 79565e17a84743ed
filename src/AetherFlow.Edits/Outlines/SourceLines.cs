namespace AetherFlow.Edits;

/// <summary>A source text by its lines: each language says what ends one, and what is white space before its first word.</summary>
internal sealed class SourceLines
{
    private readonly List<int> _starts;
    private readonly Func<char, bool> _isBlank;

    /// <summary>That of the line that was asked for last: members of one line share one string.</summary>
    private (int Line, int End, string Text) _indentation = (-1, 0, "");

    public SourceLines(string text, Func<char, bool> isBreak, Func<char, bool> isBlank)
    {
        (Text, _isBlank) = (text, isBlank);
        _starts = [text.StartsWith('\uFEFF') ? 1 : 0];
        for (var at = _starts[0]; at < text.Length; at++)
        {
            if (isBreak(text[at]) && !(text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')) _starts.Add(at + 1);
        }
    }

    public string Text { get; }

    /// <summary>From 0.</summary>
    public int LineOf(int offset)
    {
        var found = _starts.BinarySearch(offset);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }

    /// <summary>Of the first line, behind a byte order mark.</summary>
    public int StartOf(int line) => _starts[line];

    /// <summary>Both from 1, the column in UTF-16 units.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var line = LineOf(offset);
        return (line + 1, Math.Max(0, offset - _starts[line]) + 1);
    }

    /// <summary>The white space that the line of this place begins with, up to the place.</summary>
    public string IndentationAt(int offset)
    {
        var line = LineOf(offset);
        if (line != _indentation.Line)
        {
            var end = _starts[line];
            while (end < Text.Length && _isBlank(Text[end])) end++;
            _indentation = (line, end, Text[_starts[line]..end]);
        }

        return offset >= _indentation.End ? _indentation.Text : Text[_starts[line]..Math.Max(offset, _starts[line])];
    }
}
