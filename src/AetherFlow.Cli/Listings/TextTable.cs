using AetherFlow.Cli.Wording;

namespace AetherFlow.Cli.Listings;

/// <summary>Rows of text in columns as wide as what stands in them.</summary>
internal static class TextTable
{
    /// <param name="rows">The heads first; all as long. The last column is not filled up.</param>
    /// <param name="numbers">Columns that stand at the right, from 0.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string[]> rows, params IReadOnlyCollection<int> numbers)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => Columns.Of(row[i]))).ToArray();
        foreach (var row in rows)
            yield return string.Join("  ", row.Select((cell, i) => numbers.Contains(i) ? Columns.PadLeft(cell, widths[i]) : Columns.PadRight(cell, widths[i]))).TrimEnd();
    }
}
