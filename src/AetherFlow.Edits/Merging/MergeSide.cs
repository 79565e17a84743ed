namespace AetherFlow.Edits;

/// <summary>One side of a merge: its lines, and its changes in order, taken one after the other.</summary>
internal sealed class MergeSide(List<string> baseLines, List<string> lines)
{
    private readonly List<LineChange> _changes = LineDiff.Compare(baseLines, lines);
    private int _next;
    private int _shift;
    private int _shiftBefore;
    private bool _changed;

    /// <summary>Where in the base the next change begins; the greatest number if none is left.</summary>
    public int NextStart => _next < _changes.Count ? _changes[_next].BaseStart : int.MaxValue;

    /// <summary>Takes the changes that begin at or before <paramref name="end"/> and moves it behind them.</summary>
    public bool TakeUpTo(ref int end)
    {
        var taken = false;
        for (; NextStart <= end; _next++)
        {
            taken = _changed = true;
            end = Math.Max(end, _changes[_next].BaseEnd);
            _shift = _changes[_next].Shift;
        }

        return taken;
    }

    /// <summary>This side's lines for the base lines from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public MergePiece Close(int start, int end)
    {
        var from = start + _shiftBefore;
        var piece = new MergePiece(_changed, from, lines.GetRange(from, end + _shift - from));
        _shiftBefore = _shift;
        _changed = false;
        return piece;
    }
}
