using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Wording;

/// <summary>What a DOUBLE-CHECK found, in words.</summary>
internal static class VerdictText
{
    /// <summary>Columns of what an auditor wrote: it writes what it likes.</summary>
    private const int Longest = 600;

    /// <summary>Lines of code that are shown with a violation.</summary>
    private const int MostCode = 12;

    /// <summary><c>passed, 92 of 100</c>, <c>FAILED, 40 of 100, 3 violations</c>, <c>no verdict</c>.</summary>
    public static string Of(StepVerdict verdict) => Of(verdict.Status, verdict.Score, verdict.Violations);

    public static string Of(Verdict verdict) => Of(verdict.Status, verdict.Score, verdict.Violations.Count);

    /// <summary>How many steps were found how, <c>4 passed, 1 failed, 1 without a verdict</c>.</summary>
    public static string Of(CheckCounts counts)
    {
        var text = $"{Figures.Count(counts.Passed)} passed";
        if (counts.Failed > 0) text += $", {Figures.Count(counts.Failed)} FAILED";
        if (counts.Without > 0) text += $", {Figures.Count(counts.Without)} without a verdict";
        return text;
    }

    /// <summary>A rule that does not hold, in a few lines.</summary>
    /// <param name="violation">As the auditor wrote it.</param>
    /// <param name="withCode">The lines in question, too.</param>
    public static IEnumerable<string> Of(RuleViolation violation, bool withCode = false)
    {
        yield return $"- {Said(violation.Rule)}{(string.IsNullOrWhiteSpace(violation.Location) ? "" : $", at {Said(violation.Location)}")}";
        yield return $"  why  {Said(violation.Why)}";
        if (!string.IsNullOrWhiteSpace(violation.SuggestedFix)) yield return $"  fix  {Said(violation.SuggestedFix)}";
        if (!withCode || string.IsNullOrWhiteSpace(violation.CodeReference)) yield break;
        var code = Printable.Block(violation.CodeReference.Trim('\r', '\n')).Split('\n');
        foreach (var line in code.Take(MostCode)) yield return $"  | {Printable.Fit(line, Longest)}";
        if (code.Length > MostCode) yield return $"  | … and {Figures.Count(code.Length - MostCode, "more line")}";
    }

    /// <summary>What an auditor wrote, on one line.</summary>
    public static string Said(string text) => Printable.Fit(text.Trim(), Longest);

    private static string Of(string status, int? score, int violations) => status switch
    {
        Verdict.Passed => $"passed{Score(score)}",
        Verdict.Failed => $"FAILED{Score(score)}, {Figures.Count(violations, "violation")}",
        _ => "no verdict",
    };

    private static string Score(int? score) => score is { } points ? $", {points} of 100" : "";
}
