namespace AetherFlow.Edits;

/// <summary>In which lines a replacement differs from the search lines.</summary>
internal static class HunkDiff
{
    /// <param name="search">The search lines.</param>
    /// <param name="replace">The replacement.</param>
    /// <param name="gaps">Search lines that stand for others; the replacement has as many, and each stands for the same.</param>
    public static List<LineChange> Of(List<string> search, List<string> replace, IReadOnlyList<int> gaps)
    {
        var others = gaps.Count == 0 ? [] : ElidedPieces.Gaps(replace);
        var changes = new List<LineChange>();
        var (from, otherFrom) = (0, 0);
        for (var i = 0; i <= gaps.Count; i++)
        {
            var (to, otherTo) = i < gaps.Count ? (gaps[i], others[i]) : (search.Count, replace.Count);
            foreach (var change in Compare(search[from..to], replace[otherFrom..otherTo]))
            {
                changes.Add(change with { BaseStart = change.BaseStart + from, OtherStart = change.OtherStart + otherFrom });
            }

            (from, otherFrom) = (to + 1, otherTo + 1);
        }

        return changes;
    }

    private static List<LineChange> Compare(List<string> search, List<string> replace)
    {
        if (search.Count + replace.Count <= LadderLimits.MostLinesDiffed) return LineDiff.Compare(search, replace);
        return [new LineChange(0, search.Count, 0, replace.Count)];
    }
}
