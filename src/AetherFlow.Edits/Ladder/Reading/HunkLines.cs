namespace AetherFlow.Edits;

/// <summary>The lines of a hunk, as the ladder looks for them and writes them.</summary>
internal sealed class HunkLines
{
    public HunkLines(Hunk hunk, List<string> search, List<string> replace)
    {
        Hunk = hunk;
        (Search, Replace) = (search, replace);
        Solid = [.. Enumerable.Range(0, search.Count).Where(i => !LineText.IsBlank(search[i]))];
        Letters = LineText.Letters(search);
    }

    public Hunk Hunk { get; }

    public List<string> Search { get; }

    public List<string> Replace { get; }

    /// <summary>Which of the search lines are not blank.</summary>
    public int[] Solid { get; }

    /// <summary>In the search lines; digits, too.</summary>
    public int Letters { get; }

    /// <summary>Whether there is nothing to look for. Blank lines between the markers of SEARCH are how some models write nothing.</summary>
    public bool IsAddition => Search.Count == 0 || (Solid.Length == 0 && Hunk.Format == EditFormat.SearchReplace && Replace.Exists(line => !LineText.IsBlank(line)));

    /// <summary>Whether the search lines say enough to be recognised where they are not equal.</summary>
    public bool AreTelling => Letters >= LadderLimits.LeastLetters;

    public static HunkLines Of(Hunk hunk) => new(hunk, Cut(hunk.Search), Cut(hunk.Replace));

    /// <summary>What the replacement is, looked for in the place of the search lines.</summary>
    public HunkLines Replaced() => new(Hunk, Replace, Replace);

    /// <summary>A line may have come with its end, or be several.</summary>
    private static List<string> Cut(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => line is null ? [""] : line.AsSpan().ContainsAny('\r', '\n') ? TextLines.Split(line) : [line])];
}
