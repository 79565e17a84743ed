using System.Globalization;
using System.Text;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Output;

/// <summary>A verdict for people to read, as Markdown.</summary>
internal static class VerdictPage
{
    private const int ShortestFence = 3;

    public static string Of(VerdictEntry verdict)
    {
        var page = new StringBuilder().Append("# ").Append(OneLine(verdict.StepId)).Append(": ").Append(Word(verdict.Status)).Append('\n');
        if (verdict.Score is { } score) page.Append(CultureInfo.InvariantCulture, $"\nScore: {score} of 100\n");
        if (verdict.Summary.Trim() is { Length: > 0 } summary) page.Append('\n').Append(summary.ReplaceLineEndings("\n")).Append('\n');
        if (verdict.Violations.Count > 0) page.Append("\n## Rules that do not hold\n");
        foreach (var violation in verdict.Violations) Add(page, violation);
        if (verdict.PassedRules.Count > 0) page.Append("\n## Rules that hold\n\n");
        foreach (var rule in verdict.PassedRules) page.Append("- ").Append(OneLine(rule)).Append('\n');
        return page.ToString();
    }

    private static string Word(string status) => status == Verdict.None ? "no verdict" : OneLine(status);

    private static void Add(StringBuilder page, RuleViolation violation)
    {
        page.Append("\n### ").Append(OneLine(violation.Rule)).Append("\n\n");
        if (violation.Location is { } location) page.Append("- **Where:** ").Append(OneLine(location)).Append('\n');
        page.Append("- **Why:** ").Append(OneLine(violation.Why)).Append('\n');
        if (violation.SuggestedFix is { } fix) page.Append("- **Fix:** ").Append(OneLine(fix)).Append('\n');
        if (violation.CodeReference?.ReplaceLineEndings("\n").Trim('\n') is not { Length: > 0 } code) return;
        var fence = new string('`', Math.Max(ShortestFence, LongestRun(code) + 1));
        page.Append('\n').Append(fence).Append('\n').Append(code).Append('\n').Append(fence).Append('\n');
    }

    /// <summary>Of backticks: a fence must be longer than any within it.</summary>
    private static int LongestRun(string code)
    {
        var (longest, run) = (0, 0);
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
