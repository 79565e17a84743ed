using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AetherFlow.Edits;
using AetherFlow.Engine.Checking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

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

        Expect($"{type}.md", Built(inputs));
    }

    [Fact]
    public void Build_FirstAttemptWithNothingBesideTheStep_HasNoEmptySections()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", [])));

        var prompt = Built(Bare(plan, plan.Steps[0]));

        Assert.Equal("# Plan\n\nA plan of the tests.\n\n# Step step_1\n\nDo part 1.\n\n", prompt.User);
    }

    [Fact]
    public void Build_WithADraft_IsAsReviewed()
    {
        var inputs = InputsOf("code_generation") with
        {
            Draft = [new PromptFile("src/app.py", "import flask\napp = flask.Flask(__name__)\n"), new PromptFile("src/old.py", null, "removed")],
            DraftRemarks = "The routes are missing.\n",
            Feedback = null,
        };

        Expect("draft.md", Built(inputs));
    }

    [Theory]
    [InlineData(EditFormat.SearchReplace, "format.search_replace.md")]
    [InlineData(EditFormat.UnifiedDiff, "format.unified_diff.md")]
    [InlineData(EditFormat.ApplyPatch, "format.apply_patch.md")]
    [InlineData(EditFormat.Surgical, "format.surgical.md")]
    public void Build_EveryFormat_IsAsReviewed(EditFormat format, string expected) =>
        Expect(expected, Built(InputsOf("refactoring") with { Format = format, Feedback = null }).System);

    [Fact]
    public void Build_Audit_IsAsReviewed()
    {
        var inputs = AuditOf("code_generation");

        var (prompt, problem) = CheckPromptBuilder.Build(inputs);

        Assert.Null(problem);
        Expect("check.md", prompt!);
        Assert.Equal(
            ["system", "plan", "context", "step", "rules", "input README.md", "file src/app.py", "output", "feedback"],
            prompt!.Parts.Select(part => part.Name));
    }

    /// <summary>What is judged may be cut, unlike what is rewritten.</summary>
    [Fact]
    public void Build_AuditOfAHugeFile_ShowsAPartOfIt()
    {
        var inputs = AuditOf("code_generation") with { Files = [new PromptFile("big.py", LinesOf(900_000))], Room = 50_000 };

        var (prompt, _) = CheckPromptBuilder.Build(inputs);

        Assert.True(prompt!.Parts.Single(part => part.Name == "file big.py").IsCut);
        Assert.InRange(prompt.System.Length + prompt.User.Length, 45_000, 50_500);
    }

    [Theory]
    [InlineData(ExecutionMode.Fast, false)]
    [InlineData(ExecutionMode.Build, true)]
    public void Build_Guidelines_AreForBuildAlone(object mode, bool expected)
    {
        var prompt = Built(InputsOf("code_generation") with { Mode = (ExecutionMode)mode });

        Assert.Equal(expected, prompt.System.Contains(Guidelines.BuiltIn.Text, StringComparison.Ordinal));
        Assert.Equal(expected, prompt.Parts.Any(part => part.Name == "guidelines"));
    }

    [Fact]
    public void Build_Parts_AreTheItemsInTheirOrder()
    {
        var parts = Built(InputsOf("code_generation")).Parts;

        Assert.Equal(
            ["system", "guidelines", "plan", "context", "file src/app.py", "input README.md", "result step_1", "step", "feedback"],
            parts.Select(part => part.Name));
        Assert.All(parts, part => Assert.False(part.IsCut));
        // SHA-256 of "A plan of the tests.", 20 characters.
        Assert.Equal(new PromptPart("plan", Convert.ToHexStringLower(SHA256.HashData("A plan of the tests."u8))[..16], 5), parts[2]);
    }

    [Fact]
    public void Build_SameInputs_GiveTheSamePrompt()
    {
        var (one, two) = (Built(InputsOf("refactoring")), Built(InputsOf("refactoring")));

        Assert.Equal((one.System, one.User), (two.System, two.User));
        Assert.Equal(one.Parts, two.Parts);
    }

    [Fact]
    public void Build_FilesToReadBeyondTheRoom_AreCutAndTheTargetIsWhole()
    {
        var target = LinesOf(20_000);
        var inputs = InputsOf("code_generation") with
        {
            Files = [new PromptFile("src/app.py", target)],
            Inputs = [.. Enumerable.Range(1, 500).Select(i => new PromptFile($"docs/{i:000}.md", LinesOf(4_000)))],
            Room = 100_000,
        };

        var prompt = Built(inputs);

        Assert.InRange(prompt.System.Length + prompt.User.Length, 60_000, 100_500);
        Assert.Contains(target, prompt.User, StringComparison.Ordinal);
        Assert.Equal(500, prompt.Parts.Count(part => part.IsCut));
    }

    [Fact]
    public void Build_TargetBeyondTheRoom_IsAProblem()
    {
        var (prompt, problem) = PromptBuilder.Build(InputsOf("code_generation") with { Files = [new PromptFile("src/app.py", LinesOf(20_000))], Room = 10_000 });

        Assert.Null(prompt);
        Assert.Equal("prompt.too_large", problem!.Code);
        Assert.Contains("The largest: file src/app.py 20,0", problem.Message, StringComparison.Ordinal);
    }

    private static string LinesOf(int length) => string.Concat(Enumerable.Repeat("a line of text\n", (length / 15) + 1))[..length];

    private static CheckInputs AuditOf(string type)
    {
        var inputs = InputsOf(type);
        return new CheckInputs
        {
            Plan = inputs.Plan,
            Step = inputs.Step,
            Rules = CheckRules.Of(inputs.Step, Guidelines.BuiltIn),
            Context = "We use tabs.\n",
            Files = inputs.Files,
            Inputs = inputs.Inputs,
            Output = "Both routes are there.\n",
            Feedback = new Problem("verdict.not_json", "The reply holds no JSON object.", "Send one."),
        };
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

    private static Prompt Built(PromptInputs inputs)
    {
        var (prompt, problem) = PromptBuilder.Build(inputs);
        Assert.Null(problem);
        return prompt!;
    }

    private static void Expect(string name, Prompt prompt) => Expect(name, $"{prompt.System}\n--------------------------------\n{prompt.User}");

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
