using System.Text;

namespace AetherFlow.Engine.Prompts;

/// <summary>Lines of a file that are to be shown, never more than there is room for. Whole lines only: what is shown can be quoted.</summary>
internal sealed class ShownLines(FileLines lines, int room)
{
    private readonly bool[] _shown = new bool[lines.Count];
    private readonly int _separator = SeparatorOf(lines.Count - 1, lines.Count, lines.Count).Length;
    private int _spent;

    public int Left => room - _spent;

    public bool IsEmpty => !Array.Exists(_shown, line => line);

    public bool IsShown(int line) => _shown[line];

    /// <summary>Shows all of the lines, or none where they do not fit.</summary>
    public bool TryShow(LineRange range)
    {
        if (CostOf(range) is not { } cost || cost > Left) return false;
        _spent += cost;
        Array.Fill(_shown, true, range.First, range.End - range.First);
        return true;
    }

    /// <summary>Shows as many of the first lines as fit into so many characters.</summary>
    public void ShowBeginning(LineRange range, int most)
    {
        var end = range.First;
        for (var cost = _separator; end < range.End && cost + lines.CostOf(end) <= Math.Min(most, Left); end++) cost += lines.CostOf(end);
        if (end > range.First) TryShow(range with { End = end });
    }

    /// <summary>Shows the lines with so many before and after them, or with fewer.</summary>
    public bool ShowAround(LineRange range, int radius)
    {
        for (var least = radius; least > 0; least /= 2)
        {
            if (TryShow(LineRange.Around(range, least, lines.Count))) return true;
        }

        return TryShow(range);
    }

    /// <summary>The pieces in the order of the file, each after a line that says which lines they are.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        for (var line = 0; line < lines.Count; line++)
        {
            if (!_shown[line]) continue;
            if (BeginsPiece(line)) text.Append(SeparatorOf(line, EndOfPiece(line), lines.Count));
            text.Append(lines[line]);
            if (text[^1] != '\n') text.Append('\n');
        }

        return text.ToString();
    }

    private int EndOfPiece(int line) => Array.IndexOf(_shown, false, line) is var end and >= 0 ? end : lines.Count;

    /// <summary>Null for lines that the file does not have, and for those that cannot fit whatever joins with them.</summary>
    private int? CostOf(LineRange range)
    {
        if (range.First < 0 || range.End > lines.Count || range.First >= range.End) return null;
        // Pieces that begin inside or right behind become one, which may join the piece before.
        var pieces = range.First > 0 && _shown[range.First - 1] ? 0 : 1;
        var cost = 0;
        for (var line = range.First; line < range.End; line++)
        {
            // Joining pieces gives back what their separators took, which is never more than what was spent so far.
            if (cost > room) return null;
            if (!_shown[line]) cost += lines.CostOf(line);
            else if (BeginsPiece(line)) pieces--;
        }

        if (range.End < lines.Count && BeginsPiece(range.End)) pieces--;
        return cost + (pieces * _separator);
    }

    private bool BeginsPiece(int line) => _shown[line] && (line == 0 || !_shown[line - 1]);

    private static string SeparatorOf(int first, int end, int count) => $"@@ lines {first + 1}-{end} of {count:N0} @@\n";
}
