using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

/// <summary>Files that were made to hurt: each ends in one clear problem.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Read_FiftyMegabytesOfNesting_IsTooDeep(string opening)
    {
        var bytes = new byte[50_000_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)opening[i % opening.Length];

        var problem = TestPlans.Problem(PlanReader.Read(bytes, new PlanReadOptions()));

        Assert.Equal((PlanCodes.TooDeep, 1, 1 + (PlanLimits.Depth * opening.Length)), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void Read_SixtyFourLevels_AreAllowed()
    {
        var plan = TestPlans.Plan(TestPlans.Step(1)).ToJsonString();
        var levels = PlanLimits.Depth - 1;

        var reading = TestPlans.Read(plan[..^1] + ",\"deep\":" + new string('[', levels) + new string(']', levels) + "}");

        Assert.True(reading.IsValid);
        Assert.True(reading.Plan.Extra.ContainsKey("deep"));
    }

    [Fact]
    public void Read_MoreBytesThanTheLimit_IsTooLarge()
    {
        Assert.Equal(PlanCodes.TooLarge, TestPlans.Problem(PlanReader.Read(new byte[PlanLimits.Bytes + 1], new PlanReadOptions())).Code);
    }

    [Fact]
    public void Read_MoreValuesThanTheLimit_IsTooLarge()
    {
        var text = "[" + string.Concat(Enumerable.Repeat("1,", PlanLimits.Values)) + "1]";

        Assert.Equal(PlanCodes.TooLarge, TestPlans.Problem(TestPlans.Read(text)).Code);
    }

    [Fact]
    public void Read_TwentyThousandProblems_AreCountedBeyondTheLimit()
    {
        var steps = Enumerable.Range(1, 20_000).Select(i => TestPlans.Step(i, i)).ToArray();

        var reading = TestPlans.Read(TestPlans.Plan(steps));

        Assert.False(reading.IsValid);
        Assert.Equal(PlanLimits.Problems + 1, reading.Problems.Length);
        Assert.Equal((PlanCodes.TooManyProblems, "10000 more problems are not listed"), (reading.Problems[^1].Code, reading.Problems[^1].Message));
    }

    [Fact]
    public void Read_OnlyErrorBehindTooManyWarnings_StaysAnError()
    {
        var steps = Enumerable.Range(2, 11_000).Select(i => TestPlans.Step(i, 1, 1)).Prepend(TestPlans.Step(1)).ToArray();
        steps[^1]["complexity"] = 7;

        var reading = TestPlans.Read(TestPlans.Plan(steps));

        Assert.Null(reading.Plan);
        Assert.Equal(PlanSeverity.Error, reading.Problems[^1].Severity);
    }

    [Fact]
    public void Read_LongAndTreacherousValue_IsShownShortAndTame()
    {
        var plan = TestPlans.Plan(TestPlans.Step(1));
        plan["task_id"] = "\u001b[31m\u202e" + string.Concat(Enumerable.Repeat("😀", 500));

        var problem = TestPlans.Problem(TestPlans.Read(plan));

        Assert.DoesNotContain(problem.ToString(), char.IsControl);
        Assert.DoesNotContain('\u202e', problem.ToString());
        Assert.Equal(PlanLimits.ShownCharacters + 1, problem.Value!.EnumerateRunes().Count());
        Assert.True(problem.Value.IsNormalized());
    }

    [Fact]
    public void Read_OneLineOfAMegabyte_FindsTheColumn()
    {
        var plan = TestPlans.Plan(TestPlans.Step(1));
        plan["description"] = new string('é', 1_000_000);
        plan["metadata"] = 5;
        var text = plan.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        var problem = TestPlans.Problem(TestPlans.Read(text));

        Assert.Equal((1, text.LastIndexOf('5') + 1), (problem.Line, problem.Column));
    }
}
