using System.Text.Json;
using System.Text.Json.Nodes;
using AetherFlow.Engine.Checking;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.Checking;

/// <summary>Replies of auditors, and what the reader makes of them.</summary>
internal static class Verdicts
{
    public static readonly IReadOnlyList<CheckRule> Rules =
        [new("C1", "It starts."), new("C2", "Tokens are checked."), new("G1", "No secrets."), new("G10", "Small files.")];

    public static JsonObject Passed() => new()
    {
        ["status"] = "passed",
        ["score"] = 90,
        ["summary"] = "All is well.",
        ["passed_rules"] = new JsonArray("C1", "G1"),
        ["violations"] = new JsonArray(),
    };

    public static JsonObject Failed() => new()
    {
        ["status"] = "failed",
        ["score"] = 35,
        ["summary"] = "Tokens are not checked.",
        ["passed_rules"] = new JsonArray("C1"),
        ["violations"] = new JsonArray(Violation("C2")),
    };

    public static JsonObject Violation(string rule) => new()
    {
        ["rule"] = rule,
        ["location"] = "app.py:12",
        ["code_reference"] = "if token: pass",
        ["why"] = "Every token is taken.",
        ["suggested_fix"] = "Compare it.",
    };

    public static JsonObject With(this JsonObject verdict, string key, JsonNode? value)
    {
        verdict[key] = value;
        return verdict;
    }

    /// <summary>The value as it is written, valid JSON or not.</summary>
    public static string WithRaw(this JsonObject verdict, string key, string value) =>
        verdict.With(key, "@here@").Text().Replace("\"@here@\"", value, StringComparison.Ordinal);

    public static string Text(this JsonObject verdict) => verdict.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    public static Verdict Read(string reply)
    {
        var (verdict, problem) = VerdictReader.Read(reply, Rules);
        Assert.Null(problem);
        return verdict!;
    }

    /// <summary>The reply is no verdict, and its author is told why.</summary>
    public static void AssertNone(string reply, string code, params string[] said)
    {
        var (verdict, problem) = VerdictReader.Read(reply, Rules);
        Assert.Null(verdict);
        Assert.Equal(code, problem!.Code);
        Assert.NotEmpty(problem.Hint!);
        foreach (var part in said) Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }
}
