namespace AetherFlow.Edits;

/// <summary>A line that opens or closes a fenced block, by the rules of CommonMark (spec 0.31, section 4.5).</summary>
internal readonly record struct Fence(char Mark, int Length, int Indent, string Info)
{
    private const int MinimumLength = 3;

    /// <summary>Reads a fence that is indented by at most <paramref name="deepest"/> columns.</summary>
    public static Fence? Read(ReadOnlySpan<char> line, int deepest)
    {
        var (at, indent) = LineIndent.Measure(line);
        if (indent > deepest || at == line.Length || line[at] is not ('`' or '~')) return null;
        var mark = line[at];
        var length = line[at..].IndexOfAnyExcept(mark);
        if (length < 0) length = line.Length - at;
        if (length < MinimumLength) return null;
        var info = line[(at + length)..].Trim();
        // A backtick in the info string makes it code within a line.
        if (mark == '`' && info.Contains('`')) return null;
        return new Fence(mark, length, indent, info.ToString());
    }

    /// <summary>Whether this line ends the block that <paramref name="opening"/> began.</summary>
    public bool Closes(Fence opening) => Mark == opening.Mark && Length >= opening.Length && Info.Length == 0;

    /// <summary>
    /// Whether this line, inside the block of <paramref name="outer"/>, opens a block of its own. CommonMark says no, but
    /// models write Markdown with inner fences of the same length: their closing fences pair with these.
    /// </summary>
    public bool Nests(Fence outer) => Mark == outer.Mark && Length >= outer.Length && Info.Length > 0;
}
