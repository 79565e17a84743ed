namespace AetherFlow.Bench.Sandboxes;

/// <summary>How long one way took.</summary>
/// <param name="Times">In milliseconds, sorted.</param>
internal sealed record StartFigures(string Way, IReadOnlyList<double> Times)
{
    public double Fastest => Times[0];

    public double Median => Quantiles.Median(Times);
}
