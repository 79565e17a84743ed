using System.Text;
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

    /// <summary>Violations that are kept of a verdict.</summary>
    public const int MostViolations = 50;

    /// <summary>Problems of one reply that its author is told.</summary>
    private const int MostProblems = 20;

    private const int MaxDepth = 16;
    private const string Hint = "Reply with the one JSON object that was asked for, and nothing else.";

    /// <returns>The verdict, or all that keeps the reply from being one: <c>verdict.not_json</c>, <c>verdict.invalid</c>, <c>verdict.contradicts</c>.</returns>
    public static (Verdict? Verdict, Problem? Problem) Read(string reply, IReadOnlyList<CheckRule> rules)
    {
        var (json, where) = VerdictText.Find(reply);
        if (json is null) return (null, new Problem("verdict.not_json", where!, Hint));
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return Read(document.RootElement, rules);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half a pair of surrogates ("\ud800") brings about where a text is asked for.
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
        var verdict = new Verdict { Status = status, Score = score, Summary = summary, PassedRules = passed, Violations = violations };
        var contradictions = ContradictionsOf(verdict).ToList();
        return contradictions.Count > 0
            ? (null, Together("verdict.contradicts", contradictions))
            : (verdict with { Violations = [.. violations.Take(MostViolations)] }, null);
    }

    private static IEnumerable<string> ContradictionsOf(Verdict verdict)
    {
        if (verdict is { Status: Verdict.Passed, Violations.Count: > 0 and var count }) yield return $"The status is \"passed\", and there are {count} violations.";
        if (verdict is { Status: Verdict.Failed, Violations.Count: 0 }) yield return "The status is \"failed\", and there is no violation that says why.";
        if (verdict is { Status: Verdict.Failed, Score: 100 }) yield return "The status is \"failed\", and the score is 100.";
        if (verdict is { Status: Verdict.Passed, Score: 0 }) yield return "The status is \"passed\", and the score is 0.";
        foreach (var both in verdict.PassedRules.Intersect(verdict.Violations.Select(v => v.Rule), StringComparer.Ordinal))
            yield return $"The rule \"{both}\" is both passed and violated.";
    }

    private static Problem Together(string code, IReadOnlyList<string> problems)
    {
        var told = problems.Take(MostProblems);
        if (problems.Count > MostProblems) told = told.Append($"… and {problems.Count - MostProblems} more of the kind.");
        return Problems.Together([.. told.Select(problem => new Problem(code, problem, Hint))]);
    }
}
