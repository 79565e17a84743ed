using System.Text.Json;
using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Commands;

/// <summary>Plans are looked at without running them.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public async Task Validate_GoodAndBadFiles_ExitCodeAndAnObjectForEach()
    {
        using var user = new User().WithSample();
        user.All.Write("bad.json", """{"task_id":"t","steps":[{"id":"step_1"}]}""");

        (await user.RunAsync("plan", "validate", "plan.json")).WithCode(0);
        var ended = (await user.RunAsync("plan", "validate", "--json", "plan.json", "bad.json", "missing.json")).WithCode(2);

        using var verdicts = JsonDocument.Parse(ended.Out);
        Assert.Equal(
            [("plan.json", true), ("bad.json", false), ("missing.json", false)],
            verdicts.RootElement.EnumerateArray().Select(v => (v.GetProperty("id").GetString()!, v.GetProperty("valid").GetBoolean())));
        Assert.All(
            verdicts.RootElement[1].GetProperty("problems").EnumerateArray(),
            p => Assert.True(p.GetProperty("line").GetInt32() > 0 && p.GetProperty("column").GetInt32() > 0 && p.GetProperty("code").GetString()!.StartsWith("plan.", StringComparison.Ordinal)));
        Assert.Equal("plan.not_found", verdicts.RootElement[2].GetProperty("problem").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Show_Plan_NamesStepsFilesAndDependencies()
    {
        using var user = new User().WithSample();

        var ended = (await user.RunAsync("plan", "show", "plan.json")).WithCode(0);

        foreach (var text in (string[])["step_1", "step_5", "new/deep/one.txt", "list.txt"]) Assert.Contains(text, ended.Out, StringComparison.Ordinal);
        Assert.Empty(ended.Error);
    }

    [Fact]
    public async Task Show_BadPlan_IsRefused()
    {
        using var user = new User().WithPlan("{}");

        var ended = (await user.RunAsync("plan", "show", "plan.json")).WithCode(2);

        Assert.Contains("plan.json:1:", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_IsTheJsonSchemaOfAPlan()
    {
        using var user = new User();

        var ended = (await user.RunAsync("plan", "schema")).WithCode(0);

        using var schema = JsonDocument.Parse(ended.Out);
        Assert.StartsWith("https://json-schema.org/", schema.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty("steps", out _));
    }
}
