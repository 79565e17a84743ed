using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>The verdict about a command, for people.</summary>
internal static class PolicyPage
{
    public static IEnumerable<string> Of(PolicyCheckReport report)
    {
        yield return $"{report.Verdict}: {Printable.Line(report.Command)}";
        yield return $"  rule    {(report.Rule is { } rule ? RuleText(rule) : "none")}";
        yield return $"  reason  {Printable.Line(report.Reason)} [{report.Code}]";
        if (report.Hint is not null) yield return $"  hint    {Printable.Line(report.Hint)}";
        if (report.NeedsHost) yield return "  host    With your consent it runs without a sandbox.";
        if (report.Parts.Count < 2) yield break;
        foreach (var part in report.Parts)
            yield return $"  {part.Verdict,-6}  {Printable.Line(part.Text)}{(part.Verdict == "allow" ? "" : $": {Printable.Line(part.Reason)} [{part.Code}]")}";
    }

    private static string RuleText(JudgedRule rule) =>
        $"{Printable.Line(rule.Text)} ({rule.Origin}){(rule.Justification.Length > 0 ? $": {Printable.Line(rule.Justification)}" : "")}";
}
