using System.Text.Json.Nodes;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>What a stint does with what an earlier one left, where the user has been at work in between.</summary>
public sealed class ResumeTests
{
    /// <summary>run.started, step.started, snapshot, route, call twice, changes.started.</summary>
    private const int LinesToManifest = 7;

    [Fact]
    public async Task Resume_TransactionCutOffAndAFolderStandsInItsWay_IsSettledBeforeTheReplyIsLookedAtAgain()
    {
        using var harness = Answering(_ => Replies.File("a.txt", "a\n") + Replies.File("b.txt", "b\n"));
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", [])));
        var folder = await KilledAsync(harness, plan, LinesToManifest);
        // The process was killed between the two files; the user makes a folder where the second one should be.
        File.Delete(harness.Files["b.txt"]);
        Directory.CreateDirectory(harness.Files["b.txt"]);
        Assert.Equal("a\n", harness.Files.Read("a.txt"));

        var finish = await harness.ResumeAsync(plan, folder);

        Assert.Equal(("failed", false), (finish.Outcome, finish.Resumable));
        Assert.Empty(harness.Files.Tree());
        Assert.Equal(["workspace.stale", "path.directory", "path.directory"], Recorded.AttemptProblems(folder));
    }

    [Fact]
    public async Task Resume_TransactionCutOff_ReportsTheFilesOfItsManifest()
    {
        using var harness = Answering(_ => Replies.File("a.txt", "from the first stint\n"));
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["a.txt"])));
        var folder = await KilledAsync(harness, plan, LinesToManifest);
        var manifest = Assert.Single(ChangesFold.Read(folder).CutOff).Files[0];

        await harness.ResumeAsync(plan, folder);

        var left = Assert.Single(Recorded.Steps(folder).Last().Files);
        Assert.Equal((manifest.Path, manifest.Before, manifest.After, 21L), (left.Path, left.Before, left.After, left.Size));
    }

    [Fact]
    public async Task Resume_FileEditedBetweenTheStints_IsReadAgainAndNotOverwritten()
    {
        var prompts = new List<string>();
        using var harness = Answering(prompt =>
        {
            prompts.Add(prompt);
            return Replies.File("app.txt", $"reply {prompts.Count}\n");
        });
        harness.Files.Write("app.txt", "original\n");
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["app.txt"])));
        var folder = await KilledAsync(harness, plan, LinesToManifest - 1);
        harness.Files.Write("app.txt", "edited between\n");

        var finish = await harness.ResumeAsync(plan, folder);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(2, prompts.Count);
        Assert.Contains("edited between", prompts[1], StringComparison.Ordinal);
        Assert.Equal(["workspace.stale"], Recorded.AttemptProblems(folder));
        await harness.UndoAsync(folder);
        Assert.Equal("edited between\n", harness.Files.Read("app.txt"));
    }

    [Fact]
    public async Task Resume_WithoutApplying_GivesDependantsTheChangesOfTheEarlierStint()
    {
        var prompts = new Dictionary<int, string>();
        using var harness = new RunHarness
        {
            Apply = false,
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts[InProcess.StepOf(prompt)] = prompt;
                return Task.FromResult(Replies.File("app.txt", $"from step {InProcess.StepOf(prompt)}\n"));
            }),
        };
        harness.Files.Write("app.txt", "original\n");
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "refactoring", ["app.txt"]), PlanText.Step(2, "refactoring", ["app.txt"], 1)));
        // Killed right after the first step was recorded.
        var folder = await KilledAsync(harness, plan, 8);
        prompts.Clear();

        var finish = await harness.ResumeAsync(plan, folder);

        Assert.Equal(("completed", 2), (finish.Outcome, finish.StepsDone));
        Assert.Equal([2], prompts.Keys);
        Assert.Contains("from step 1", prompts[2], StringComparison.Ordinal);
        Assert.Equal("original\n", harness.Files.Read("app.txt"));
    }

    [Fact]
    public async Task Resume_WithoutApplying_StepsThatAreNotOrderedSeeTheFileAsItWas()
    {
        var prompts = new Dictionary<int, string>();
        using var harness = new RunHarness
        {
            Apply = false,
            MaxParallel = 1,
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                var step = InProcess.StepOf(prompt);
                prompts[step] = prompt;
                return Task.FromResult(Replies.File(step == 3 ? "other.txt" : "app.txt", $"from step {step}\n"));
            }),
        };
        harness.Files.Write("app.txt", "original\n");
        var reader = PlanText.Step(3, "code_generation", ["other.txt"]);
        reader["context"]!["input_files"] = new JsonArray("app.txt");
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["app.txt"]), PlanText.Step(2, "refactoring", ["app.txt"], 1), reader));
        // Killed when the second step had seen the file as the first one left it, and was about to ask.
        var folder = await KilledAsync(harness, plan, 12);

        var finish = await harness.ResumeAsync(plan, folder);

        Assert.Equal(("completed", 3), (finish.Outcome, finish.StepsDone));
        Assert.Contains("from step 1", prompts[2], StringComparison.Ordinal);
        Assert.Contains("original", prompts[3], StringComparison.Ordinal);
        Assert.DoesNotContain("from step", prompts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwiceInOneWorkspace_UsesTemporaryNamesOfItsOwn()
    {
        using var harness = Answering(_ => Replies.File("a.txt", "a\n"));
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["a.txt"])));
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            var folder = harness.NewFolder();
            await harness.StartAsync(plan, folder);
            names.UnionWith(Recorded.All(folder, "changes.started", RunsJson.Lines.ChangesStarted).Select(changes => changes.Files[0].Temporary));
            await harness.UndoAsync(folder);
        }

        Assert.Equal(2, names.Count);
    }

    private static RunHarness Answering(Func<string, string> answer) =>
        new() { Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(answer(prompt))) };

    private static async Task<RunFolder> KilledAsync(RunHarness harness, Plans.Plan plan, int lines)
    {
        var folder = harness.NewFolder();
        await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(plan, folder, new RunObserver { Wrap = inner => new StoppingJournal(inner, lines) }));
        return folder;
    }
}
