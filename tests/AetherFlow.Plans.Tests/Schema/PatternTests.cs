using System.Text.Json;
using System.Text.Json.Nodes;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Schema;

/// <summary>One changed value at a time: reader and schema notice the same.</summary>
public sealed class PatternTests
{
    private readonly SchemaCheck _schema = new(JsonElement.Parse(PlanSchema.Json));

    public static TheoryData<string, string> Changes => new()
    {
        { "task_id", "\"\"" },
        { "task_id", "\"a.b\"" },
        { "steps", "[]" },
        { "id", "\"step_\"" },
        { "id", "\"step_1\\n\"" },
        { "id", "\"Step_1\"" },
        { "type", "\"Patch\"" },
        { "type", "\"patch\"" },
        { "complexity", "1.01" },
        { "complexity", "\"0.5\"" },
        { "estimated_tokens", "99" },
        { "estimated_tokens", "100.5" },
        { "estimated_tokens", "800.0" },
        { "dependencies", "null" },
        { "dependencies", "[1]" },
        { "validation_criteria", "[\"a\", 2]" },
        { "context", "{\"files\": [\"/a.py\"]}" },
        { "context", "{\"files\": [\"~/a.py\"]}" },
        { "context", "{\"files\": [\"C:a.py\"]}" },
        { "context", "{\"files\": [\"a\\\\b.py\"]}" },
        { "context", "{\"files\": [\"\"]}" },
        { "context", "{\"files\": [\" \"]}" },
        { "context", "{\"files\": [\"a b.py\", \"[x].ts\"]}" },
        { "context", "{\"files\": [\"src/\"]}" },
        { "context", "{\"files\": [\"*.py\"]}" },
        { "context", "{\"input_files\": [\"src/\", \"*.py\"]}" },
        { "context", "{\"language\": 1}" },
        { "context", "{\"patch\": 5}" },
        { "metadata", "[]" },
        { "metadata", "{\"output_merge\": {\"file\": \"o.md\", \"steps\": []}}" },
        { "metadata", "{\"output_merge\": {\"file\": \"o/\", \"steps\": [\"step_1\"]}}" },
        { "metadata", "{\"output_merge\": {\"file\": \"o.md\", \"steps\": [\"step_1\"]}}" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Schema_OneChange_IsJudgedAsTheReaderDoes(string key, string value)
    {
        var step = TestPlans.Step(1);
        var plan = TestPlans.Plan(step);
        var owner = plan.ContainsKey(key) ? plan : step;
        owner[key] = JsonNode.Parse(value);

        Assert.Equal(TestPlans.Read(plan).IsValid, _schema.Holds(JsonElement.Parse(plan.ToJsonString())));
    }

    [Theory]
    [InlineData("{\"position\": \"after\", \"marker\": \"a\\nb\"}", true)]
    [InlineData("{\"position\": \"after\", \"marker\": \" \\n\"}", false)]
    [InlineData("{\"position\": \"after\"}", false)]
    [InlineData("{\"position\": \"after\", \"line\": 0}", false)]
    [InlineData("{\"position\": \"after\", \"line\": 2.0}", true)]
    [InlineData("{\"position\": \"after\", \"marker\": \"a\", \"line\": 1}", false)]
    [InlineData("{\"position\": \"after\", \"marker_start\": \"a\"}", false)]
    [InlineData("{\"position\": \"after\", \"marker_start\": \"a\", \"marker_end\": \"b\"}", true)]
    [InlineData("{\"position\": \"over\", \"marker\": \"a\"}", false)]
    [InlineData("{\"marker\": \"a\"}", false)]
    public void Schema_PatchBlock_IsJudgedAsTheReaderDoes(string block, bool valid)
    {
        var step = TestPlans.Step(1).Writing("a.py");
        step["type"] = "patch";
        step["context"]!["patch"] = JsonNode.Parse(block);
        var plan = TestPlans.Plan(step);

        Assert.Equal(valid, TestPlans.Read(plan).IsValid);
        Assert.Equal(valid, _schema.Holds(JsonElement.Parse(plan.ToJsonString())));
    }
}
