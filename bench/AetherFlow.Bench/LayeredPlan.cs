using System.Text.Json.Nodes;
using AetherFlow.Plans;

namespace AetherFlow.Bench;

/// <summary>Makes the plan of a scenario, the same in every process.</summary>
internal static class LayeredPlan
{
    private const string Prefix = "step_";

    /// <summary>The plan's bytes.</summary>
    public static byte[] Bytes(Scenario scenario) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["task_id"] = scenario.Name,
        ["description"] = "A plan for measuring.",
        ["steps"] = new JsonArray([.. Enumerable.Range(0, scenario.Steps).Select(step => Step(step, scenario.Writes))]),
        ["metadata"] = new JsonObject(),
    }.ToJsonString());

    public static Plan Read(byte[] bytes)
    {
        var reading = PlanReader.Read(bytes, new PlanReadOptions());
        return reading.Plan ?? throw new InvalidOperationException($"The plan is not valid: {reading.Problems[0]}");
    }

    public static string IdOf(int step) => $"{Prefix}{step + 1}";

    /// <summary>The step that a name such as <c>step_7</c> means, from 0.</summary>
    public static int StepOf(ReadOnlySpan<char> id) => int.Parse(id[Prefix.Length..]) - 1;

    public static string FileOf(int step) => $"layer_{step / Scenario.Width + 1}/part_{step + 1}.txt";

    private static JsonObject Step(int step, bool writes) => new()
    {
        ["id"] = IdOf(step),
        ["description"] = $"Do part {step + 1} with what the parts before have found.",
        ["type"] = writes ? "code_generation" : "analysis",
        ["complexity"] = 0.2,
        ["estimated_tokens"] = 400,
        ["dependencies"] = new JsonArray([.. Dependencies(step).Select(needed => JsonValue.Create(IdOf(needed)))]),
        ["validation_criteria"] = new JsonArray(),
        ["context"] = new JsonObject { ["files"] = new JsonArray(writes ? [JsonValue.Create(FileOf(step))] : []) },
    };

    private static IEnumerable<int> Dependencies(int step)
    {
        var (layer, place) = Math.DivRem(step, Scenario.Width);
        if (layer == 0) yield break;
        var before = (layer - 1) * Scenario.Width;
        var count = place % 2 == 0 ? 2 : 3;
        for (var i = 0; i < count; i++) yield return before + (place + i * 7) % Scenario.Width;
    }
}
