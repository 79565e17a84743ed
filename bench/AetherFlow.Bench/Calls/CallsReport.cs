using System.Globalization;
using System.Text;

namespace AetherFlow.Bench.Calls;

/// <summary>Figures of calls as Markdown.</summary>
internal static class CallsReport
{
    private const double Kilobyte = 1024;

    public static string Table(IReadOnlyList<CallFigures> figures)
    {
        var text = new StringBuilder();
        text.Append($"| way | reply | p50 | over bare | p99 | allocated, a call | calls a second, {CallsMeasurement.Together} at once |\n");
        text.Append("|---|---|--:|--:|--:|--:|--:|\n");
        foreach (var group in figures.GroupBy(one => one.Stream))
        {
            var bare = group.First();
            foreach (var one in group) text.Append(Row(one, one == bare ? null : bare));
        }

        return text.ToString();
    }

    public static string Document(IReadOnlyList<CallFigures> figures, IReadOnlyDictionary<string, string> facts) =>
        DocumentTemplate.Fill("calls.template.md", new Dictionary<string, string>(facts)
        {
            ["table"] = Table(figures).TrimEnd(),
            ["rounds"] = $"{CallsMeasurement.Rounds}",
            ["alone"] = $"{CallsMeasurement.CallsAlone:N0}",
            ["together"] = $"{CallsMeasurement.CallsTogether:N0}",
        });

    /// <summary>Over bare: the difference of the medians in the round where both were least disturbed.</summary>
    private static string Row(CallFigures one, CallFigures? bare)
    {
        var cells = new[]
        {
            one.Way,
            one.Stream ? "streamed" : "whole",
            Range(one.Medians, "0.00", " ms"),
            bare is null ? "" : $"{one.Medians.Min() - bare.Medians.Min():0.00} ms",
            Range(one.Tails, "0.00", " ms"),
            $"{one.AllocatedBytes / Kilobyte:0.0} KB",
            string.Create(CultureInfo.InvariantCulture, $"{one.Rates.Max():N0} ({one.Rates.Min():N0})"),
        };
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static string Range(IReadOnlyList<double> values, string format, string unit) =>
        $"{values.Min().ToString(format, CultureInfo.InvariantCulture)}{unit} ({values.Max().ToString(format, CultureInfo.InvariantCulture)}{unit})";
}
