using System.Globalization;
using System.Text;

namespace AetherFlow.Bench;

/// <summary>Figures as Markdown: of several rounds the best, with the worst beside it.</summary>
internal static class Report
{
    private const double Kilobyte = 1024;

    public static string Table(IReadOnlyList<Figures> figures)
    {
        var text = new StringBuilder();
        text.Append("| scenario | at once | total | a step | p50 | p99 | processor, a step | allocated, a step | bare appends | journal | peak memory | kept per step |\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var one in figures) text.Append(Row(one));
        return text.ToString();
    }

    public static string Document(IReadOnlyList<Figures> figures, string machine, string date, string command) =>
        DocumentTemplate.Fill("benchmarks.template.md", new Dictionary<string, string> { ["machine"] = machine, ["date"] = date, ["command"] = command, ["table"] = Table(figures).TrimEnd() });

    private static string Row(Figures one)
    {
        var cells = new[]
        {
            one.Scenario,
            one.MaxParallel.ToString(CultureInfo.InvariantCulture),
            Time(one.Totals),
            $"{one.Totals.Min() / one.Steps:0.00} ms",
            Time(one.Medians),
            Time(one.Tails),
            $"{one.Processor.Min() / one.Steps:0.00} ms",
            $"{one.AllocatedBytes / Kilobyte / one.Steps:0} KB",
            one.Disk.Count == 0 ? "" : $"{one.Awaited} in {Time(one.Disk)}",
            $"{one.JournalBytes / Kilobyte / Kilobyte:0.0} MB",
            one.PeakBytes is { } peak ? $"{peak / Kilobyte / Kilobyte:0} MB" : "",
            one.BytesPerStep is { } kept ? $"{kept} B" : "",
        };
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static string Time(IReadOnlyList<double> milliseconds) => milliseconds.Count == 0
        ? ""
        : milliseconds.Count == 1 ? One(milliseconds[0])
        : $"{One(milliseconds.Min())} ({One(milliseconds.Max())})";

    private static string One(double milliseconds) => milliseconds < 100 ? $"{milliseconds:0.00} ms" : $"{milliseconds / 1000:0.00} s";
}
