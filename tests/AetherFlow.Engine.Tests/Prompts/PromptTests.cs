using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Tests.Prompts;

/// <summary>
/// The words that a model sees, a reviewed file a type of step. Where one is meant to change, delete the file, run the
/// test twice and read the difference.
/// </summary>
public sealed class PromptTests
{
    [Theory]
    [InlineData("analysis")]
    [InlineData("code_generation")]
    [InlineData("refactoring")]
    [InlineData("patch")]
    public void Build_StepOfEachType_IsAsReviewed(string type)
    {
        var inputs = InputsOf(type);

        var prompt = PromptBuilder.Build(inputs).Prompt!;

        Expect($"{type}.md", $"{prompt.System}\n--------------------------------\n{prompt.User}");
    }

    [Fact]
    public void Build_FirstAttemptWithNothingBesideTheStep_HasNoEmptySections()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", [])));

        var prompt = PromptBuilder.Build(Bare(plan, plan.Steps[0])).Prompt!;

        Assert.Equal("# Plan\n\nA plan of the tests.\n\n# Step step_1\n\nDo part 1.\n\n", prompt.User);
    }

    private static PromptInputs InputsOf(string type)
    {
        var step = type == "patch"
            ? PlanText.Patch(2, "src/app.py", "# imports", "", 1)
            : PlanText.Step(2, type, ["src/app.py"], 1);
        var context = step["context"]!.AsObject();
        context.Remove("replacement");
        context["language"] = "python";
        context["framework"] = "flask";
        context["instructions"] = "Keep it small.";
        context["endpoints"] = new JsonArray("/health", "/bill");
        context["provider"] = "groq";
        step["validation_criteria"] = new JsonArray("It starts.", "It answers.");
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", []), step));
        return Bare(plan, plan.Steps[1]) with
        {
            Mode = ExecutionMode.Build,
            Settings = new EngineSettings { Phases = [Phase.Build], Route = _ => [], Context = "We use tabs.\n" },
            Files = [new PromptFile("src/app.py", "import flask\n\n# imports\n")],
            Inputs = [new PromptFile("README.md", "Use:\n```\nflask run\n```\n"), new PromptFile("logo.png", null, "The file is binary.")],
            Results = [(new StepId("step_1"), "There is one file.\n")],
            Feedback = new Problem("reply.no_code", "The reply has no code block.", "Give one."),
        };
    }

    private static PromptInputs Bare(Plan plan, Step step) => new()
    {
        Plan = plan,
        Step = step,
        Mode = ExecutionMode.Fast,
        Settings = new EngineSettings { Phases = [Phase.Fast], Route = _ => [] },
        Files = [],
        Inputs = [],
        Results = [],
    };

    private static void Expect(string name, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Prompts", "Expectations", name);
        if (!File.Exists(path))
        {
            var source = Path.Combine(Path.GetDirectoryName(here)!, "Expectations", name);
            File.WriteAllText(source, text);
            Assert.Fail($"There was no {name}; it was written to {source}: review it and build again.");
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
