using System.Text.Json.Nodes;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

public sealed class FieldTests
{
    [Theory]
    [InlineData("100", 100)]
    [InlineData("800.0", 800)]
    [InlineData("1e3", 1000)]
    [InlineData("0.8E+4", 8000)]
    [InlineData("12500e-2", 125)]
    public void Read_WholeNumber_IsTakenHoweverWritten(string written, int tokens)
    {
        var reading = TestPlans.Read(WithTokens(written));

        Assert.Empty(reading.Problems);
        Assert.Equal(tokens, reading.Plan!.Steps[0].EstimatedTokens);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("8001")]
    [InlineData("-800")]
    [InlineData("-0")]
    [InlineData("800.25")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e-400")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void Read_BadEstimate_IsOneError(string written)
    {
        var problem = TestPlans.Problem(TestPlans.Read(WithTokens(written)));

        Assert.Equal((PlanCodes.EstimatedTokens, "$.steps[0].estimated_tokens", written), (problem.Code, problem.Path, problem.Value));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("1e-1", 0.1)]
    public void Read_Complexity_IsTaken(string written, double complexity)
    {
        var reading = TestPlans.Read(WithTokens("100").Replace("0.5", written, StringComparison.Ordinal));

        Assert.Equal(complexity, reading.Plan!.Steps[0].Complexity);
    }

    [Theory]
    [InlineData("1.0000001")]
    [InlineData("-1e-9")]
    [InlineData("1e999")]
    public void Read_ComplexityOutside_IsOneError(string written)
    {
        var problem = TestPlans.Problem(TestPlans.Read(WithTokens("100").Replace("0.5", written, StringComparison.Ordinal)));

        Assert.Equal((PlanCodes.Complexity, written), (problem.Code, problem.Value));
    }

    [Fact]
    public void Read_UnknownKeys_AreKeptInOrderAtEveryLevel()
    {
        var step = TestPlans.Step(1).Writing("a.py");
        step["zeta"] = 1;
        step["content"] = "x";
        step["type"] = "patch";
        step["context"]!["provider"] = "groq";
        step["context"]!["auto_apply"] = true;
        step["context"]!["patch"] = new JsonObject { ["why"] = "because", ["position"] = "after", ["line"] = 3 };
        var plan = TestPlans.Plan(step);
        plan["success_criteria"] = new JsonArray("it works");
        plan["metadata"] = new JsonObject { ["phase"] = 3, ["output_merge"] = new JsonObject { ["file"] = "o.md", ["steps"] = new JsonArray("step_1"), ["note"] = "kept" } };

        var read = TestPlans.Read(plan).Plan!;

        Assert.Equal(["zeta", "content"], read.Steps[0].Extra.Keys);
        Assert.Equal(["provider", "auto_apply"], read.Steps[0].Context.Others.Keys);
        Assert.Equal(["why"], read.Steps[0].Context.Patch!.Extra.Keys);
        Assert.Equal(["success_criteria"], read.Extra.Keys);
        Assert.Equal(["phase", "output_merge"], read.Metadata.Keys);
        Assert.Equal("kept", read.Metadata["output_merge"].GetProperty("note").GetString());
        Assert.Equal(new StepId("step_1"), Assert.Single(read.OutputMerge!.Steps));
    }

    [Fact]
    public void Read_CompletePatchOnAnotherType_IsParsed()
    {
        var step = TestPlans.Step(1).Writing("a.py");
        step["context"]!["patch"] = new JsonObject { ["position"] = "before", ["marker_start"] = "a\nb", ["marker_end"] = "c" };

        var context = TestPlans.Read(TestPlans.Plan(step)).Plan!.Steps[0].Context;

        Assert.Equal((PatchPosition.Before, "a\nb", "c"), (context.Patch!.Position, context.Patch.MarkerStart, context.Patch.MarkerEnd));
        Assert.Empty(context.Others);
    }

    [Fact]
    public void Read_IncompletePatchOnAnotherType_IsKeptAsItIs()
    {
        var step = TestPlans.Step(1).Writing("a.py");
        step["context"]!["patch"] = new JsonObject { ["position"] = "replace", ["target_file"] = "a.py" };

        var reading = TestPlans.Read(TestPlans.Plan(step));

        Assert.Empty(reading.Problems);
        Assert.Null(reading.Plan!.Steps[0].Context.Patch);
        Assert.Equal("a.py", reading.Plan.Steps[0].Context.Others["patch"].GetProperty("target_file").GetString());
    }

    [Fact]
    public void Read_RepeatedDependency_CountsOnce()
    {
        var reading = TestPlans.Read(TestPlans.Plan(TestPlans.Step(1), TestPlans.Step(2, 1, 1, 1)));

        Assert.All(reading.Problems, problem => Assert.Equal((PlanCodes.RepeatedDependency, PlanSeverity.Warning), (problem.Code, problem.Severity)));
        Assert.Equal(2, reading.Problems.Length);
        Assert.Equal([new StepId("step_1")], reading.Plan!.Steps[1].Dependencies);
    }

    [Fact]
    public void Read_Targets_AreFilesOfWritingStepsAndThePatchedFile()
    {
        var patch = TestPlans.Step(1).Writing("a.py", "b.py");
        patch["type"] = "patch";
        patch["context"]!["patch"] = new JsonObject { ["position"] = "after", ["line"] = 1, ["target_file"] = "c.py" };
        var analysis = TestPlans.Step(2).Writing("src/");
        analysis["type"] = "analysis";

        var plan = TestPlans.Read(TestPlans.Plan(patch, analysis)).Plan!;

        Assert.Equal(["a.py", "b.py", "c.py"], plan.Steps[0].Targets());
        Assert.Empty(plan.Steps[1].Targets());
        Assert.Same(plan.Steps[1], plan[new StepId("step_2")]);
        Assert.False(plan.TryFind(new StepId("step_3"), out _));
    }

    [Fact]
    public void Read_LenientTypes_AskOnlyForCleanPaths()
    {
        var step = TestPlans.Step(1).Writing("/etc/passwd", "../up.py", "src/", "*.py", "./a//b.py");
        step["type"] = "documentation";
        var asked = new List<string>();

        TestPlans.Read(TestPlans.Plan(step), new PlanReadOptions { Lenient = true, FileExists = file => { asked.Add(file); return false; } });

        Assert.Equal(["./a//b.py"], asked);
    }

    [Fact]
    public void Read_LenientOddities_AreKeptOrClamped()
    {
        var step = TestPlans.Step(1);
        step["id"] = "étape-1.b";
        step["estimated_tokens"] = 12_000;
        step["complexity"] = -0.25;

        var reading = TestPlans.Read(TestPlans.Plan(step), new PlanReadOptions { Lenient = true });

        var read = Assert.Single(reading.Plan!.Steps);
        Assert.Equal((new StepId("étape-1.b"), 12_000, 0.0), (read.Id, read.EstimatedTokens, read.Complexity));
        Assert.Equal(3, reading.Problems.Length);
    }

    [Fact]
    public void ToWire_EveryType_ReadsBack()
    {
        foreach (var type in Enum.GetValues<StepType>())
        {
            Assert.True(StepTypes.TryParse(type.ToWire(), out var back));
            Assert.Equal(type, back);
        }

        Assert.Equal("code_generation", StepType.CodeGeneration.ToWire());
        Assert.False(StepTypes.TryParse("Patch", out _));
    }

    private static string WithTokens(string written) =>
        TestPlans.Plan(TestPlans.Step(1)).ToJsonString().Replace("800", written, StringComparison.Ordinal);
}
