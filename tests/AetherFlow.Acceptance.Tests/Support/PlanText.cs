using System.Text.Json.Nodes;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Writes plans in few words.</summary>
internal static class PlanText
{
    public static string Of(params JsonObject[] steps) => new JsonObject
    {
        ["task_id"] = "acceptance",
        ["description"] = "A plan of the acceptance tests.",
        ["steps"] = new JsonArray([.. steps]),
        ["metadata"] = new JsonObject(),
    }.ToJsonString(new() { WriteIndented = true });

    public static JsonObject Step(int number, string type, string[] files, params int[] after) => new()
    {
        ["id"] = $"step_{number}",
        ["description"] = $"Do part {number}.",
        ["type"] = type,
        ["complexity"] = 0.2,
        ["estimated_tokens"] = 200,
        ["dependencies"] = new JsonArray([.. after.Select(a => JsonValue.Create($"step_{a}"))]),
        ["validation_criteria"] = new JsonArray(),
        ["context"] = new JsonObject { ["files"] = new JsonArray([.. files.Select(f => JsonValue.Create(f))]) },
    };

    public static JsonObject Patch(int number, string file, string marker, string replacement, params int[] after)
    {
        var step = Step(number, "patch", [file], after);
        step["context"]!["patch"] = new JsonObject { ["position"] = "after", ["marker"] = marker, ["idempotent"] = true };
        step["context"]!["replacement"] = replacement;
        return step;
    }
}
