using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A Python text with its lines, and what was found wrong with it.</summary>
internal sealed class PythonSource
{
    /// <summary>More tell nobody more; a text of another language would have one per word.</summary>
    public const int MostFaults = 100;

    private readonly SourceLines _lines;
    private readonly SortedSet<(int Offset, string Message)> _faults = [];

    public PythonSource(string text)
    {
        Text = text;
        _lines = new SourceLines(text, sign => sign is '\r' or '\n', sign => sign is ' ' or '\t' or '\f');
    }

    public string Text { get; }

    /// <summary>Behind a byte order mark.</summary>
    public int Start => _lines.StartOf(0);

    /// <summary>In the order of their places.</summary>
    public ImmutableArray<SyntaxFault> Faults =>
        [.. _faults.Select(fault => (Place: _lines.PlaceOf(fault.Offset), fault.Message)).Select(fault => new SyntaxFault(fault.Place.Line, fault.Place.Column, fault.Message))];

    public void Report(int offset, string message)
    {
        if (_faults.Count < MostFaults) _faults.Add((Math.Max(offset, Start), message));
    }

    /// <summary>From 0.</summary>
    public int LineOf(int offset) => _lines.LineOf(offset);

    public int LineStart(int line) => _lines.StartOf(line);

    /// <summary>The white space before the first word of the line that holds the place.</summary>
    public string IndentationAt(int offset) => _lines.IndentationAt(offset);

    public bool IsLineEnd(int at) => at >= Text.Length || Text[at] is '\r' or '\n';

    public int EndOfLine(int from) => Text.AsSpan(from).IndexOfAny('\r', '\n') is var offset and >= 0 ? from + offset : Text.Length;

    /// <summary>The place behind the LF, CRLF or lone CR at <paramref name="at"/>.</summary>
    public int AfterLineEnd(int at) => Text[at] == '\r' && at + 1 < Text.Length && Text[at + 1] == '\n' ? at + 2 : at + 1;
}
