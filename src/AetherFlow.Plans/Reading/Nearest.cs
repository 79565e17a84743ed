namespace AetherFlow.Plans.Reading;

/// <summary>Finds what a misspelt word was probably meant to be.</summary>
internal static class Nearest
{
    private const int Compared = 100;

    /// <summary>The known word with the smallest distance, the first of equals; null if none is within the limit.</summary>
    public static string? Of(string word, IEnumerable<string> known, int limit = int.MaxValue)
    {
        string? best = null;
        var least = limit;
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate);
            if (distance > least || (distance == least && best is not null)) continue;
            (best, least) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours; only the first 100 characters count.</summary>
    public static int Distance(string left, string right)
    {
        var a = left.AsSpan(0, Math.Min(left.Length, Compared));
        var b = right.AsSpan(0, Math.Min(right.Length, Compared));
        Span<int> before = stackalloc int[Compared + 1];
        Span<int> above = stackalloc int[Compared + 1];
        Span<int> row = stackalloc int[Compared + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var free = before;
            before = above;
            above = row;
            row = free;
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }

        return row[b.Length];
    }
}
