using System.Globalization;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Wording;

/// <summary>What a run was thought to cost, in words.</summary>
internal static class EstimateText
{
    /// <summary><c>expected $0.0120, at most $0.2000</c>.</summary>
    public static string Of(CostEstimate estimate)
    {
        var text = $"expected {estimate.Expected}, at most {estimate.AtMost}";
        return estimate.PriceMissing ? $"{text}; some model has no known price, and is not counted" : text;
    }

    /// <summary>The same, and what it was: <c>…; was $0.0100, 17 % less</c>.</summary>
    public static string Of(CostEstimate estimate, Money was, bool isUpperBound) =>
        $"{Of(estimate)}; was {Figures.Cost(was, isUpperBound)}{Difference(estimate.Expected, was)}";

    private static string Difference(Money expected, Money was)
    {
        if (expected == Money.Zero) return "";
        var percent = Math.Round((was.Usd - expected.Usd) / expected.Usd * 100, MidpointRounding.AwayFromZero);
        var amount = Math.Abs(percent).ToString("N0", CultureInfo.InvariantCulture);
        return percent == 0 ? ", as expected" : $", {amount} % {(percent < 0 ? "less" : "more")}";
    }
}
