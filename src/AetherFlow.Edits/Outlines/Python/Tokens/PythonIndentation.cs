namespace AetherFlow.Edits;

/// <summary>
/// The columns at which the open blocks stand, by Python's rule: a tab goes to the next multiple of eight, and must
/// mean the same if it were as wide as a space.
/// </summary>
internal sealed class PythonIndentation(PythonSource source)
{
    /// <summary>Python's own limit (MAXINDENT).</summary>
    private const int MostLevels = 100;

    private readonly Stack<(int Column, int Narrow)> _levels = new([(0, 0)]);

    /// <summary>What a line at these columns opens (1) or closes (-1 each).</summary>
    public int Move(int column, int narrow, int at)
    {
        var top = _levels.Peek();
        if (column > top.Column) return Open(column, narrow, at);
        var closed = 0;
        while (column < _levels.Peek().Column)
        {
            _levels.Pop();
            closed++;
        }

        top = _levels.Peek();
        if (column != top.Column) source.Report(at, "unindent does not match any outer indentation level");
        else if (narrow != top.Narrow) source.Report(at, "inconsistent use of tabs and spaces in indentation");
        return -closed;
    }

    /// <summary>How many blocks the end of the text closes.</summary>
    public int End() => _levels.Count - 1;

    private int Open(int column, int narrow, int at)
    {
        if (narrow <= _levels.Peek().Narrow) source.Report(at, "inconsistent use of tabs and spaces in indentation");
        if (_levels.Count >= MostLevels)
        {
            source.Report(at, "too many levels of indentation");
            return 0;
        }

        _levels.Push((column, narrow));
        return 1;
    }
}
