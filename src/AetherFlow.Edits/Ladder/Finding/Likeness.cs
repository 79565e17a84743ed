namespace AetherFlow.Edits;

/// <summary>How alike lines are, from 0 to 1.</summary>
internal static class Likeness
{
    /// <summary>Of search lines and those that they were recognised in: the share of characters that are the same.</summary>
    public static double OfLines(EditedText file, List<string> search, int[] match)
    {
        double same = 0, all = 0;
        for (var i = 0; i < search.Count; i++)
        {
            if (match[i] < 0)
            {
                all += search[i].Length + 1;
                continue;
            }

            var (quoted, real) = (search[i], file.Lines[match[i]]);
            all += quoted.Length + real.Length + 2;
            same += 2 * (quoted == real ? quoted.Length : SameCharacters(quoted.AsSpan().Trim(), real.AsSpan().Trim())) + 2;
        }

        return all == 0 ? 1 : Math.Round(Math.Min(1, same / all), 4);
    }

    /// <summary>One minus the share of characters that have to change (Levenshtein), of lines in their plain form.</summary>
    public static double OfLine(string a, string b)
    {
        if (a == b) return 1;
        if (a.Length > LadderLimits.LongestLineCompared) a = a[..LadderLimits.LongestLineCompared];
        if (b.Length > LadderLimits.LongestLineCompared) b = b[..LadderLimits.LongestLineCompared];
        var longest = Math.Max(a.Length, b.Length);
        if (longest == 0) return 1;
        if (Math.Abs(a.Length - b.Length) > longest * (1 - LadderLimits.LeastLineLikeness)) return 0;
        return 1 - (double)Distance(a, b) / longest;
    }

    /// <summary>Whether two lines in their plain form can be one line that was misquoted.</summary>
    public static bool IsSlip(string a, string b) => OfLine(a, b) >= LadderLimits.LeastLineLikeness && Declarations.Agree(a, b);

    private static int SameCharacters(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = 0;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] == b[i]) same++;
        }

        return same;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
