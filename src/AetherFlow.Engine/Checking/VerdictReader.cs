using System.Text.Json;
using AetherFlow.Engine.Steps;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Checking;

/// <summary>
/// Reads a verdict (docs/formats/verdict.md) strictly: a reply is one or it is not, whatever words stand in it.
/// </summary>
internal static class VerdictReader
{
    /// <summary>Names a reason that no rule covers.</summary>
    public const string Description = "description";

    private const int MostViolations = 50;
    private const string Hint = "Reply with the one JSON object that was asked for, and nothing else.";

    /// <returns>The verdict, or all that keeps the reply from being one: <c>verdict.not_json</c>, <c>verdict.invalid</c>, <c>verdict.contradicts</c>.</returns>
    public static (Verdict? Verdict, Problem? Problem) Read(string reply, IReadOnlyList<CheckRule> rules)
    {
        var (json, where) = VerdictText.Find(reply);
        if (json is null) return (null, new Problem("verdict.not_json", where!, Hint));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return Read(document.RootElement, rules);
        }
        catch (JsonException e)
        {
            return (null, new Problem("verdict.not_json", $"The reply is no whole JSON object: {e.Message}", Hint));
        }
    }

    private static (Verdict? Verdict, Problem? Problem) Read(JsonElement root, IReadOnlyList<CheckRule> rules)
    {
        var fields = new VerdictFields(root, rules);
        var status = fields.Status();
        var score = fields.Score();
        var summary = fields.Text(root, "$", "summary", isRequired: true) ?? "";
        var passed = fields.PassedRules();
        var violations = fields.Violations();
        if (fields.Problems.Count > 0) return (null, Together("verdict.invalid", fields.Problems));
        var verdict = new Verdict
        {
            Status = status,
            Score = score,
            Summary = summary,
            PassedRules = passed,
            Violations = [.. violations.Take(MostViolations)],
        };
        var contradictions = ContradictionsOf(verdict).ToList();
        return contradictions.Count > 0 ? (null, Together("verdict.contradicts", contradictions)) : (verdict, null);
    }

    private static IEnumerable<string> ContradictionsOf(Verdict verdict)
    {
        if (verdict is { Status: Verdict.Passed, Violations.Count: > 0 }) yield return $"The status is \"passed\", and there are {verdict.Violations.Count} violations.";
        if (verdict is { Status: Verdict.Failed, Violations.Count: 0 }) yield return "The status is \"failed\", and there is no violation that says why.";
        if (verdict is { Status: Verdict.Failed, Score: 100 }) yield return "The status is \"failed\", and the score is 100.";
        if (verdict is { Status: Verdict.Passed, Score: 0 }) yield return "The status is \"passed\", and the score is 0.";
        foreach (var both in verdict.PassedRules.Intersect(verdict.Violations.Select(v => v.Rule), StringComparer.Ordinal))
            yield return $"The rule \"{both}\" is both passed and violated.";
    }

    private static Problem Together(string code, IReadOnlyList<string> problems) =>
        Problems.Together([.. problems.Select(problem => new Problem(code, problem, Hint))]);
}
