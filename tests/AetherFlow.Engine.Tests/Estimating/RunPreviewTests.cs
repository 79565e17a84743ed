using System.Text.Json.Nodes;
using AetherFlow.Engine.Estimating;
using AetherFlow.Engine.Forking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Models.Catalogues;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tests.Estimating;

public sealed class RunPreviewTests : IDisposable
{
    private static readonly ModelEntry Model = new()
    {
        Id = "test-model",
        Provider = "custom",
        ContextWindow = 100_000,
        OutputCap = 8_000,
        Price = new ModelPrice { InputPerMillion = 1, OutputPerMillion = 2, Source = "test" },
    };

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("FAST")]
    [InlineData("BUILD")]
    public async Task Steps_StepWithoutDependencies_HasThePromptThatARunSends(string mode)
    {
        var first = PlanText.Step(1, "refactoring", ["src/app.py", "src/new.py"]);
        first["context"]!["input_files"] = new JsonArray("docs/", "absent.md", ".git/config", "logo.png", "src/app.py");
        var plan = RunHarness.Read(PlanText.Of(first, PlanText.Step(2, "analysis", ["docs/*.md"])));

        var (asked, previews) = await RunAndPreviewAsync(plan, mode);

        Assert.Equal(asked["step_1"], previews[0].Parts);
        Assert.Equal(asked["step_2"], previews[1].Parts);
        Assert.Contains(previews[0].Parts, part => part.Name == "input docs/b.md");
        Assert.Equal(previews[0].Parts.Sum(part => part.Tokens), previews[0].PromptTokens);
    }

    [Fact]
    public async Task Steps_TargetTooLongToBeShownWhole_HasThePromptThatARunSends()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["src/long.py"])));

        var (asked, previews) = await RunAndPreviewAsync(plan, "BUILD");

        Assert.Equal(asked["step_1"], previews[0].Parts);
        Assert.True(previews[0].Parts.Single(part => part.Name == "file src/long.py").IsCut);
    }

    [Fact]
    public async Task Steps_AuditOfTheFilesAsTheyAre_HasThePromptThatARunSends()
    {
        var first = PlanText.Step(1, "code_generation", ["src/app.py", "src/new.py"]);
        first["context"]!["input_files"] = new JsonArray("docs/a.md");
        var plan = RunHarness.Read(PlanText.Of(first, PlanText.Step(2, "analysis", ["docs/"])));

        var (asked, previews) = await RunAndPreviewAsync(plan, "DOUBLE-CHECK");

        Assert.Equal(asked["step_1"], previews[0].Parts);
        Assert.False(previews[1].NeedsCall);
        Assert.Equal(["step_1"], asked.Keys);
    }

    [Fact]
    public async Task Steps_Prod_HasResultsDraftsAndWorkAsUnknownParts()
    {
        _files.Write("one.txt", "one\n");
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "code_generation", ["one.txt", "made.txt"]), PlanText.Step(2, "refactoring", ["made.txt"], 1)));

        var steps = await StepsAsync(plan, workflow: "PROD");

        Assert.Equal(
            ["draft/step_1", "draft/step_2", "build/step_1", "build/step_2", "check/step_1", "check/step_2"],
            steps.Select(step => $"{step.Phase}/{step.StepId}"));
        Assert.Empty(Unknown(steps[0]));
        // Half of what the first step is to write goes into each of its two files.
        Assert.Equal(["file made.txt 100", "result step_1 200"], Unknown(steps[1]));
        Assert.Equal(["draft step_1 200"], Unknown(steps[2]));
        Assert.Equal(["file made.txt 100", "result step_1 200", "draft step_2 200"], Unknown(steps[3]));
        Assert.Equal(["work step_1 200"], Unknown(steps[4]));
        Assert.DoesNotContain(steps[4].Parts, part => part.Name == "file one.txt");
        Assert.Equal(6, RunPreview.Total(steps).Calls);
    }

    [Fact]
    public async Task Steps_PatchWithItsFragment_NeedsNoCallButItsAuditDoes()
    {
        _files.Write("one.txt", "line\n");
        var plan = RunHarness.Read(PlanText.Of(PlanText.Patch(1, "one.txt", "line", "more")));

        var steps = await StepsAsync(plan, workflow: "PROTO");

        Assert.Equal((false, Money.Zero, Money.Zero), (steps[0].NeedsCall, steps[0].Expected, steps[0].AtMost));
        Assert.True(steps[1].NeedsCall);
        // The file's five characters and the fragment's four, a token each four.
        Assert.Equal(["work step_1 2"], Unknown(steps[1]));
    }

    [Fact]
    public async Task Steps_Money_IsOfPromptAndReply()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["new.txt"])));

        var steps = await StepsAsync(plan, workflow: "PROTO");

        Assert.Equal(new Money((steps[0].PromptTokens * 1m + 200 * 2m) / 1_000_000m), steps[0].Expected);
        Assert.Equal(new Money((steps[1].PromptTokens * 1m + RunPreview.VerdictTokens * 2m) / 1_000_000m), steps[1].Expected);
        Assert.Equal((4_000, 4_000), (steps[0].MaxTokens, steps[1].MaxTokens));
        var total = RunPreview.Total(steps);
        Assert.Equal(steps[0].Expected + steps[1].Expected, total.Expected);
        Assert.True(total.AtMost > total.Expected);
        Assert.False(total.PriceMissing);
    }

    [Fact]
    public async Task Steps_FirstCandidateCannotBeAsked_IsPricedByTheNext()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", [])));

        var steps = await StepsAsync(plan, candidates: [new("absent", "m", ""), new("custom", "test-model", "")]);

        Assert.True(steps[0].Expected > Money.Zero);
        Assert.False(steps[0].PriceMissing);
    }

    [Fact]
    public async Task Steps_NobodyCanBeAsked_HasNoPrice()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", [])));

        var step = Assert.Single(await StepsAsync(plan, candidates: []));

        Assert.Equal((true, null, null, true), (step.NeedsCall, step.Expected, step.AtMost, step.PriceMissing));
    }

    [Fact]
    public async Task Steps_TargetThatCannotBeUsed_SaysSoAndIsNotAudited()
    {
        _files.Write("logo.png", "a\0b");
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["logo.png"])));

        var steps = await StepsAsync(plan, workflow: "PROTO");

        Assert.Equal("step.target.file.binary", steps[0].Problem!.Code);
        Assert.Equal((false, false), (steps[0].NeedsCall, steps[1].NeedsCall));
    }

    [Fact]
    public async Task Steps_FilesBeyondEveryBudget_SaySo()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["a.txt", "b.txt", "c.txt"])));
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" }) _files.Write(name, new string('x', 150_000));

        var step = Assert.Single(await StepsAsync(plan));

        Assert.Equal("prompt.too_large", step.Problem!.Code);
        Assert.Equal((false, Money.Zero), (step.NeedsCall, step.Expected));
    }

    /// <summary>As many calls as foreseen, and no more set aside for them than the upper bound; each step's first call for itself.</summary>
    [Fact]
    public async Task Steps_Prod_BoundWhatARunSetsAside()
    {
        const string Passed = """{"status":"passed","score":90,"summary":"Good.","passed_rules":[],"violations":[]}""";
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "code_generation", ["one.txt"]), PlanText.Step(2, "refactoring", ["one.txt"], 1), PlanText.Step(3, "analysis", ["one.txt"], 2)));
        var code = Replies.File("one.txt", string.Concat(Enumerable.Repeat("a line of text\n", 200))) + "\nRemarks for the others.\n";
        using var harness = new RunHarness
        {
            Workflow = "PROD",
            Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(prompt.Contains("# Audit of", StringComparison.Ordinal) ? Passed : code)),
        };
        using var workspace = Workspace.Open(harness.Files.Path, PathUse.Write).Workspace!;
        var steps = await PreviewAsync(plan, workspace, "PROD", null, [new("custom", "test-model", "test")]);
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(plan, folder);

        Assert.Equal(("completed", 9), (finish.Outcome, finish.Calls));
        Assert.Equal(finish.Calls, RunPreview.Total(steps).Calls);
        var atMost = steps.ToDictionary(step => $"{step.Phase}/{step.StepId}", step => step.AtMost!.Value, StringComparer.Ordinal);
        foreach (var line in Recorded.Lines(folder, "call.started"))
        {
            var step = $"{EffectKey.PhaseOf(line.Key)}/{EffectKey.StepOf(line.Key)}";
            Assert.InRange(line.Read(RunsJson.Lines.CallStarted).Reserved.Usd, 0.000001m, atMost[step].Usd);
            Assert.True(atMost.Remove(step));
        }

        Assert.Empty(atMost);
    }

    [Fact]
    public async Task Steps_AuditOfEarlierWork_LooksAtWhatTheStepsLeft()
    {
        using var home = new TemporaryFolder();
        Directory.CreateDirectory(home["blobs"]);
        var blobs = new BlobStore(home["blobs"]);
        _files.Write("one.txt", "changed since\n");
        var left = await blobs.PutAsync("as it was left\n"u8.ToArray(), CancellationToken.None);
        var done = new StepFinished
        {
            Outcome = "done",
            Files = [new FileChange("one.txt", null, left), new FileChange("gone.txt", left, null)],
            Output = new Payload { Text = "There is one file." },
            Provider = "custom",
            Model = "author",
        };
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "code_generation", ["one.txt"]), PlanText.Step(2, "analysis", []), PlanText.Step(3, "analysis", [])));
        var work = new AuditedWork(id => id.Value == "step_1" ? done : id.Value == "step_2" ? done with { Outcome = "failed" } : null, blobs);
        var authors = new List<string?>();
        var settings = new EngineSettings
        {
            Phases = Phase.Of(null, "DOUBLE-CHECK"),
            Audited = work,
            Route = question =>
            {
                authors.Add(question.Author?.Model);
                return [new("custom", "test-model", "test")];
            },
        };
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;

        var steps = await new RunPreview(plan, settings, workspace) { ModelOf = _ => Model }.StepsAsync(CancellationToken.None);

        Assert.Equal([true, false, false], steps.Select(step => step.NeedsCall));
        Assert.Equal(["system", "plan", "step", "rules", "file one.txt", "output"], steps[0].Parts.Select(part => part.Name));
        Assert.Equal(left[..16], steps[0].Parts.Single(part => part.Name == "file one.txt").Hash);
        Assert.All(authors, author => Assert.Equal("author", author));
        Assert.NotEmpty(authors);
    }

    [Fact]
    public async Task Steps_KeptByAFork_NeedNoCall()
    {
        using var harness = new RunHarness { Connect = () => throw new InvalidOperationException("Nobody is asked.") };
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", []), PlanText.Step(2, "analysis", [])));
        var settings = new EngineSettings
        {
            Phases = Phase.Of("PROTO", null),
            Fork = new ForkSource(harness.NewFolder(), new HashSet<string>(StringComparer.Ordinal) { "step_1" }),
            Route = _ => [new("custom", "test-model", "test")],
        };
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;

        var steps = await new RunPreview(plan, settings, workspace) { ModelOf = _ => Model }.StepsAsync(CancellationToken.None);

        Assert.Equal([false, true, false, true], steps.Select(step => step.NeedsCall));
    }

    private static IEnumerable<string> Unknown(StepPreview step) =>
        step.Parts.Where(part => part.Hash.Length == 0).Select(part => $"{part.Name} {part.Tokens}");

    private async Task<IReadOnlyList<StepPreview>> StepsAsync(Plan plan, string? workflow = null, string? mode = null, RouteChoice[]? candidates = null)
    {
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;
        return await PreviewAsync(plan, workspace, workflow, mode, candidates ?? [new("custom", "test-model", "test")]);
    }

    private static Task<IReadOnlyList<StepPreview>> PreviewAsync(Plan plan, Workspace workspace, string? workflow, string? mode, RouteChoice[] candidates) =>
        new RunPreview(plan, new EngineSettings { Phases = Phase.Of(workflow, mode), Route = _ => candidates }, workspace)
        {
            ModelOf = choice => choice.Provider == Model.Provider ? Model : null,
        }.StepsAsync(CancellationToken.None);

    /// <summary>The parts that a run's journal names, by step, and what was said of them before.</summary>
    private static async Task<(Dictionary<string, IReadOnlyList<PromptPart>> Asked, IReadOnlyList<StepPreview> Previews)> RunAndPreviewAsync(Plan plan, string mode)
    {
        using var harness = new RunHarness
        {
            Mode = mode,
            Connect = () => InProcess.Connect((_, _) => Task.FromResult("No code.")),
        };
        harness.Files.Write("src/app.py", "import flask\n");
        harness.Files.Write("src/long.py", LongFiles.Python(3_000));
        harness.Files.Write("docs/a.md", "# A\n");
        harness.Files.Write("docs/b.md", "# B\n");
        harness.Files.Write("logo.png", "a\0b");
        using var workspace = Workspace.Open(harness.Files.Path, PathUse.Write).Workspace!;
        var previews = await PreviewAsync(plan, workspace, null, mode, [new("custom", "test-model", "test")]);
        var folder = harness.NewFolder();

        await harness.StartAsync(plan, folder);

        var asked = new Dictionary<string, IReadOnlyList<PromptPart>>(StringComparer.Ordinal);
        foreach (var line in Recorded.Lines(folder, EngineEvents.Routed).Where(line => line.Key.Contains("/attempt-1/", StringComparison.Ordinal)))
            asked[EffectKey.StepOf(line.Key)] = line.Read(RunsJson.Lines.StepRouted).Prompt;
        return (asked, previews);
    }
}
