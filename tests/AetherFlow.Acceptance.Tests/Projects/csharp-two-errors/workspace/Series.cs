namespace Temperatures;

/// <summary>What a station measured, in the order of time.</summary>
public sealed record Series(string Station, IReadOnlyList<double> Values)
{
    public double Coldest() => Values.Min();

    public double Warmest() => Values.Max();
}
