namespace AetherFlow.Edits;

/// <summary>Leading white space, in columns with tab stops of four.</summary>
internal static class LineIndent
{
    private const int TabStop = 4;

    /// <summary>Where the text of a line begins, as an index and as a column.</summary>
    public static (int At, int Column) Measure(ReadOnlySpan<char> line)
    {
        var column = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == ' ') column++;
            else if (line[at] == '\t') column += TabStop - (column % TabStop);
            else return (at, column);
        }

        return (line.Length, column);
    }

    /// <summary>Takes up to <paramref name="columns"/> columns of white space away; a tab that would reach further stays.</summary>
    public static string Remove(string line, int columns)
    {
        var (at, column) = (0, 0);
        while (at < line.Length && column < columns && line[at] is ' ' or '\t')
        {
            var next = line[at] == ' ' ? column + 1 : column + TabStop - (column % TabStop);
            if (next > columns) break;
            column = next;
            at++;
        }

        return line[at..];
    }

    /// <summary>The column where the content of a list item begins, or nothing if the line is no list item.</summary>
    public static (int At, int Column)? ListItem(ReadOnlySpan<char> line)
    {
        var (at, column) = Measure(line);
        var marker = at;
        if (marker < line.Length && line[marker] is '-' or '*' or '+') marker++;
        else
        {
            while (marker < line.Length && marker - at < 9 && char.IsAsciiDigit(line[marker])) marker++;
            if (marker == at || marker >= line.Length || line[marker] is not ('.' or ')')) return null;
            marker++;
        }

        if (marker >= line.Length || line[marker] is not (' ' or '\t')) return null;
        var (gap, _) = Measure(line[marker..]);
        return (marker + gap, column + (marker - at) + gap);
    }
}
