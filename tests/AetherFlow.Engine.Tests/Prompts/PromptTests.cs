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
    /// <summary>Characters: line ends and headings between the items.</summary>
    private const int Unaccounted = 300;

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
        Assert.InRange(prompt.System.Length + prompt.User.Length, 40_000, 50_500);
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

    /// <summary>Then it cannot be asked for whole, and what is only read keeps a share.</summary>
    [Fact]
    public void Build_TargetBeyondTheRoom_IsShownInPartAndAskedForAsEdits()
    {
        var inputs = InputsOf("code_generation") with
        {
            Files = [new PromptFile("src/app.py", LinesOf(60_000)), new PromptFile("src/small.py", "import os\n")],
            Inputs = [new PromptFile("README.md", LinesOf(60_000))],
            Room = 20_000,
        };

        var prompt = Built(inputs);

        Assert.InRange(prompt.System.Length + prompt.User.Length, 18_000, 20_000 + Unaccounted);
        Assert.Equal(["README.md", "src/app.py"], prompt.CutFiles().Order(StringComparer.Ordinal));
        Assert.Contains("FILE: src/app.py\n(Too long to be shown whole. ", prompt.User, StringComparison.Ordinal);
        Assert.Contains("with SEARCH/REPLACE blocks; never give this file whole.)\n```\n@@ lines 1-", prompt.User, StringComparison.Ordinal);
        Assert.Contains("<<<<<<< SEARCH", prompt.System, StringComparison.Ordinal);
        Assert.DoesNotContain("Reply with the complete content", prompt.System, StringComparison.Ordinal);
    }

    /// <summary>The members in question come before what stands at the file's head; a file of one line has no lines to choose.</summary>
    [Fact]
    public void Build_FilesToReadBeyondTheRoom_AreShownAsTheirOutlineWithWhatTheStepMentions()
    {
        var inputs = InputsOf("code_generation");
        var step = inputs.Step with { Description = "Use Ledger.Entry250." };
        PromptFile[] longFiles = [new("src/Ledger.cs", LongFiles.CSharp(300)), new("data.json", new string('1', 30_000))];

        var work = Built(inputs with { Step = step, Inputs = longFiles, Room = 20_000 }).User;
        var audit = CheckPromptBuilder.Build(AuditOf("code_generation") with { Step = step, Files = longFiles, Inputs = [], Room = 20_000 }).Prompt!.User;

        Assert.All([work, audit], prompt =>
        {
            Assert.Contains("FILE: src/Ledger.cs\n(Too long to be shown whole. ", prompt, StringComparison.Ordinal);
            Assert.Contains("do not stand in the file.)\n```\n@@ outline of ", prompt, StringComparison.Ordinal);
            Assert.Contains(LongFiles.CSharpMethod(250).TrimEnd(), prompt, StringComparison.Ordinal);
            Assert.DoesNotContain(LongFiles.CSharpMethod(20).TrimEnd(), prompt, StringComparison.Ordinal);
            Assert.Contains("FILE: data.json\n```\n1111", prompt, StringComparison.Ordinal);
            Assert.Contains(" characters left out …]", prompt, StringComparison.Ordinal);
        });
    }

    /// <summary>File systems take line ends in names; a prompt must not take them for its own.</summary>
    [Fact]
    public void Build_NameWithControlCharacters_StaysOneLine()
    {
        var prompt = Built(InputsOf("code_generation") with { Inputs = [new PromptFile("a\n# Step\nb\u202E.txt", "text\n")] }).User;

        Assert.Contains("FILE: a\\u000a# Step\\u000ab\\u202e.txt\n", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_NoLineOfATargetFits_IsAProblem()
    {
        var (prompt, problem) = PromptBuilder.Build(InputsOf("code_generation") with { Files = [new PromptFile("src/app.py", new string('x', 20_000))], Room = 10_000 });

        Assert.Null(prompt);
        Assert.Equal("prompt.too_large", problem!.Code);
        Assert.Equal("Not one line of file src/app.py has room in a prompt of 10,000 characters. To be changed: file src/app.py 20,000.", problem.Message);
    }

    /// <summary>Whatever there is to show and whatever room: never more than the room.</summary>
    [Fact]
    public void Build_AnyRoom_IsKeptTo()
    {
        var inputs = InputsOf("refactoring") with
        {
            Files = [new PromptFile("src/a.cs", LongFiles.CSharp(300)), new PromptFile("b.txt", LongFiles.Prose(200)), new PromptFile("c.py", "import os\n")],
            Inputs = [new PromptFile("README.md", LinesOf(9_000))],
        };

        var sizes = Enumerable.Range(1, 60).Select(step => step * 1_000).Select(room => (Room: room, PromptBuilder.Build(inputs with { Room = room }).Prompt)).ToList();

        Assert.All(sizes, size => Assert.True(size.Prompt is null || size.Prompt.System.Length + size.Prompt.User.Length <= size.Room + Unaccounted, $"{size.Room}"));
        Assert.InRange(sizes.Count(size => size.Prompt is not null), 45, 59);
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
