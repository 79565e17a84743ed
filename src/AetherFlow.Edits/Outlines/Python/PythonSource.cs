using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A Python text with its lines, and what was found wrong with it.</summary>
internal sealed class PythonSource
{
    /// <summary>More tell nobody more; a text of another language would have one per word.</summary>
    public const int MostFaults = 100;

    private readonly List<int> _lineStarts;
    private readonly SortedSet<(int Offset, string Message)> _faults = [];

    public PythonSource(string text)
    {
        Text = text;
        Start = text.StartsWith('\uFEFF') ? 1 : 0;
        _lineStarts = [Start];
        for (var at = Start; at < text.Length; at++)
        {
            at += text.AsSpan(at).IndexOfAny('\r', '\n') is var offset and >= 0 ? offset : text.Length - at;
            if (at == text.Length) break;
            at = AfterLineEnd(at) - 1;
            _lineStarts.Add(at + 1);
        }
    }

    public string Text { get; }

    /// <summary>Behind a byte order mark.</summary>
    public int Start { get; }

    /// <summary>In the order of their places.</summary>
    public ImmutableArray<SyntaxFault> Faults =>
        [.. _faults.Select(fault => new SyntaxFault(LineOf(fault.Offset) + 1, fault.Offset - LineStart(LineOf(fault.Offset)) + 1, fault.Message))];

    public void Report(int offset, string message)
    {
        if (_faults.Count < MostFaults) _faults.Add((Math.Max(offset, Start), message));
    }

    /// <summary>From 0.</summary>
    public int LineOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    public int LineStart(int line) => _lineStarts[line];

    /// <summary>The white space before the first word of the line that holds the place.</summary>
    public string IndentationAt(int offset)
    {
        var start = LineStart(LineOf(offset));
        var end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t' or '\f') end++;
        return Text[start..end];
    }

    public bool IsLineEnd(int at) => at >= Text.Length || Text[at] is '\r' or '\n';

    public int EndOfLine(int from) => Text.AsSpan(from).IndexOfAny('\r', '\n') is var offset and >= 0 ? from + offset : Text.Length;

    /// <summary>The place behind the LF, CRLF or lone CR at <paramref name="at"/>.</summary>
    public int AfterLineEnd(int at) => Text[at] == '\r' && at + 1 < Text.Length && Text[at + 1] == '\n' ? at + 2 : at + 1;
}
