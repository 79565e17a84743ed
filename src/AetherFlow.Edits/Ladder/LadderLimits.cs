namespace AetherFlow.Edits;

/// <summary>How much likeness counts as the same place, and how much work is done to find it. docs/edits.md explains them.</summary>
internal static class LadderLimits
{
    /// <summary>What stands between the first and the last line of a block has to be at least this alike: a slip of the pen stays above it, another method in the same frame does not.</summary>
    public const double LeastMiddleLikeness = 0.9;

    /// <summary>The second best place has to be at least this much less alike: two methods that differ in a name are closer than that.</summary>
    public const double Margin = 0.1;

    /// <summary>A member with the same name and signature is the same one only if most of it is: what was not shown is never thrown away.</summary>
    public const double LeastMemberLikeness = 0.6;

    /// <summary>Below this two lines are two lines, not one with an error in it.</summary>
    public const double LeastLineLikeness = 0.75;

    /// <summary>Letters and digits that lines need to be recognised by anything but equality: brackets stand everywhere.</summary>
    public const int LeastLetters = 4;

    /// <summary>Letters and digits of lines that nothing around them confirms: what is shorter stands anywhere by chance.</summary>
    public const int LeastLettersAlone = 12;

    /// <summary>Lines looked for all over the file with a slip in them.</summary>
    public const int MostLinesMisquoted = 3;

    /// <summary>Letters and digits of a last line that was cut off, to be taken for the line that begins with them.</summary>
    public const int LeastLettersOfCutLine = 4;

    /// <summary>A block of this many lines, all equal but the last, is known without it.</summary>
    public const int LinesBeforeAnyCut = 4;

    /// <summary>Places counted and compared of lines that stand in many; more are as ambiguous as these.</summary>
    public const int MostPlaces = 200;

    /// <summary>Lines equal to the first of a block, for the approximate rung: with more of them it is no anchor.</summary>
    public const int MostStarts = 2_000;

    /// <summary>Windows compared line by line, those with most lines in common first.</summary>
    public const int MostWindows = 48;

    /// <summary>Pairs of lines in one such comparison (400 lines with 500, and some).</summary>
    public const int MostCells = 250_000;

    /// <summary>Lines compared letter by letter in one window.</summary>
    public const int MostLinePairs = 16;

    /// <summary>Longer lines are compared by their beginnings.</summary>
    public const int LongestLineCompared = 240;

    /// <summary>Beyond this a block is not compared with its replacement line by line: all of it counts as changed.</summary>
    public const int MostLinesDiffed = 6_000;

    /// <summary>Characters of a problem's text: a model has to read all of them.</summary>
    public const int LongestProblem = 2_000;

    /// <summary>Lines of the file quoted in a problem.</summary>
    public const int MostLinesQuoted = 14;

    /// <summary>Characters of a quoted line.</summary>
    public const int LongestQuote = 120;

    /// <summary>Line numbers listed where something stands in many places.</summary>
    public const int MostNumbers = 10;
}
