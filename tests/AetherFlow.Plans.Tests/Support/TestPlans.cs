using System.Text;
using System.Text.Json.Nodes;

namespace AetherFlow.Plans.Tests.Support;

/// <summary>Plans as small as they may be, to change one thing in.</summary>
internal static class TestPlans
{
    public static JsonObject Step(int number, params int[] needs) => new()
    {
        ["id"] = $"step_{number}",
        ["description"] = $"Do {number}",
        ["type"] = "code_generation",
        ["complexity"] = 0.5,
        ["estimated_tokens"] = 800,
        ["dependencies"] = new JsonArray([.. needs.Select(need => JsonValue.Create($"step_{need}"))]),
    };

    public static JsonObject Writing(this JsonObject step, params string[] files)
    {
        step["context"] = new JsonObject { ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]) };
        return step;
    }

    public static JsonObject Costing(this JsonObject step, int tokens)
    {
        step["estimated_tokens"] = tokens;
        return step;
    }

    public static JsonObject Plan(params JsonObject[] steps) => new()
    {
        ["task_id"] = "test",
        ["description"] = "A plan of a test",
        ["steps"] = new JsonArray([.. steps]),
        ["metadata"] = new JsonObject(),
    };

    public static PlanReading Read(JsonObject plan, PlanReadOptions? options = null) => Read(plan.ToJsonString(), options);

    public static PlanReading Read(string text, PlanReadOptions? options = null) =>
        PlanReader.Read(Encoding.UTF8.GetBytes(text), options ?? new PlanReadOptions());

    public static PlanGraph GraphOf(params JsonObject[] steps)
    {
        var reading = Read(Plan(steps));
        Assert.Empty(reading.Problems);
        return PlanGraph.Of(reading.Plan!);
    }

    /// <summary>The only problem of a plan.</summary>
    public static PlanProblem Problem(PlanReading reading) => Assert.Single(reading.Problems);
}
