namespace AetherFlow.Bench;

/// <summary>Of values that are sorted.</summary>
internal static class Quantiles
{
    public static double Median(IReadOnlyList<double> sorted) => sorted[sorted.Count / 2];

    /// <summary>The 99th percentile.</summary>
    public static double Tail(IReadOnlyList<double> sorted) => sorted[sorted.Count * 99 / 100];
}
