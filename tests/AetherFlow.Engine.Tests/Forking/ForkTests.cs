using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Forking;

/// <summary>
/// A plan of twelve steps whose seventh is edited after the run: only that one and what depends on it is asked again,
/// in a workspace that stands as the kept steps left it.
/// </summary>
public sealed class ForkTests
{
    /// <summary>Step 7 depends on 3 and writes what 3 wrote; 9 and 12 depend on 7; 11 writes shared.txt after 10.</summary>
    private static readonly Plan Before = Plan("Do part 7.");

    private static readonly Plan After = Plan("Do part 7 otherwise.");

    [Fact]
    public async Task Fork_StepSevenOfTwelveEdited_AsksItAndItsDependantsOnly()
    {
        var asked = new List<int>();
        using var harness = NewHarness(asked);
        var run = harness.NewFolder();
        await harness.StartAsync(Before, run);
        var clean = Clean(harness, After);
        asked.Clear();

        var (finish, decision) = await harness.ForkAsync(run, Before, After, harness.NewFolder());

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(["step_7: edited", "step_9: depends on step_7", "step_12: depends on step_9"], decision.Again.Select(s => $"{s.Step}: {s.Why}"));
        Assert.Equal([7, 9, 12], asked.Order());
        Assert.Equal((12, 3), (finish.StepsDone, finish.Calls));
        Assert.Equal(await clean, harness.Files.Tree());
    }

    [Fact]
    public async Task Fork_StoppedAfterEveryLineInTurn_ResumesToTheSameTree()
    {
        var asked = new List<int>();
        using var reference = NewHarness(asked);
        var source = reference.NewFolder();
        await reference.StartAsync(Before, source);
        var folder = reference.NewFolder();
        await reference.ForkAsync(source, Before, After, folder);
        var (tree, lines) = (reference.Files.Tree(), Recorded.Lines(folder).Count);

        for (var stop = 1; stop < lines; stop++)
        {
            using var harness = NewHarness(asked);
            var run = harness.NewFolder();
            await harness.StartAsync(Before, run);
            var fork = harness.NewFolder();
            var observer = new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) };
            await Assert.ThrowsAnyAsync<Exception>(() => harness.ForkAsync(run, Before, After, fork, observer));

            // Before all that is kept is on disk there is no fork: it is made again.
            var whole = Runs.Folds.RunHistory.Read(fork).IsResumable;
            var finish = whole ? await harness.ResumeForkAsync(run, After, fork) : (await harness.ForkAsync(run, Before, After, harness.NewFolder())).Finish;

            Assert.True(finish.Outcome == "completed", $"stopped after line {stop}: {finish}");
            Assert.Equal(tree, harness.Files.Tree());
        }
    }

    [Fact]
    public async Task Fork_OfAForkAndOfAnUndoneRun_WorksFromTheStateOfTheKeptSteps()
    {
        var asked = new List<int>();
        using var harness = NewHarness(asked);
        var first = harness.NewFolder();
        await harness.StartAsync(Before, first);
        var second = harness.NewFolder();
        await harness.ForkAsync(first, Before, After, second);
        var wanted = harness.Files.Tree();

        // Back to the first wording, from the fork.
        var third = harness.NewFolder();
        await harness.ForkAsync(second, After, Before, third);
        Assert.Equal(await Clean(harness, Before), harness.Files.Tree());

        // The files of kept steps are there again, although the run was undone.
        await harness.UndoAsync(third);
        await harness.UndoAsync(second);
        await harness.UndoAsync(first);
        Assert.Equal(["base.txt"], harness.Files.Tree().Keys);
        var (finish, _) = await harness.ForkAsync(first, Before, After, harness.NewFolder());
        Assert.True(finish.Outcome == "completed", finish.ToString());
        Assert.Equal(wanted, harness.Files.Tree());
    }

    [Fact]
    public async Task Fork_FileEditedWhereADroppedStepWrote_ChangesNothingAndSaysWhere()
    {
        var asked = new List<int>();
        using var harness = NewHarness(asked);
        var run = harness.NewFolder();
        await harness.StartAsync(Before, run);
        harness.Files.Write("file9.txt", "edited by hand\n");
        var tree = harness.Files.Tree();

        var (finish, _) = await harness.ForkAsync(run, Before, After, harness.NewFolder());

        Assert.Equal(("failed", true), (finish.Outcome, finish.Resumable));
        Assert.Contains("file9.txt", finish.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(tree, harness.Files.Tree());
    }

    /// <summary>Nothing is put back here, and step 7 then brings a file to where it once was: that is its work, and stays.</summary>
    [Fact]
    public async Task Fork_ResumedAfterAStepWroteWhatOnceStood_LeavesIt()
    {
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["base.txt"]), PlanText.Step(2, "refactoring", ["base.txt"], 1)));
        var replies = new Dictionary<int, string> { [1] = Replies.File("base.txt", "changed\n"), [2] = "no code" };
        using var harness = new RunHarness { Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(replies[InProcess.StepOf(prompt)])) };
        harness.Files.Write("base.txt", "base\n");
        var run = harness.NewFolder();
        Assert.Equal("failed", (await harness.StartAsync(plan, run)).Outcome);
        replies[2] = Replies.File("base.txt", "base\n");
        var reference = harness.NewFolder();
        await harness.ForkAsync(run, plan, plan, reference);
        await harness.UndoAsync(reference);
        var fork = harness.NewFolder();
        var observer = new RunObserver { Wrap = journal => new StoppingJournal(journal, Recorded.Lines(reference).Count - 1) };
        await Assert.ThrowsAnyAsync<Exception>(() => harness.ForkAsync(run, plan, plan, fork, observer));
        Assert.Equal("base\n", harness.Files.Read("base.txt"));
        Directory.Delete(run.Path, recursive: true);

        var finish = await harness.ResumeForkAsync(null, plan, fork);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal("base\n", harness.Files.Read("base.txt"));
    }

    [Fact]
    public async Task Fork_FromAStep_WorksItAndItsDependantsAgain()
    {
        var asked = new List<int>();
        using var harness = NewHarness(asked);
        var run = harness.NewFolder();
        await harness.StartAsync(Before, run);
        asked.Clear();

        await harness.ForkAsync(run, Before, Before, harness.NewFolder(), first: new StepId("step_10"));

        Assert.Equal([10, 11], asked.Order());
    }

    [Theory]
    [InlineData("step_5", new[] { "step_5: was undone" }, new[] { 5 })]
    [InlineData("step_9", new[] { "step_9: was undone", "step_12: depends on step_9" }, new[] { 9, 12 })]
    public async Task Fork_OfARunWithAnUndoneStep_WorksThatStepAgain(string undone, string[] again, int[] wanted)
    {
        var asked = new List<int>();
        using var harness = NewHarness(asked);
        var run = harness.NewFolder();
        await harness.StartAsync(Before, run);
        var tree = harness.Files.Tree();
        await harness.UndoStepAsync(run, undone);
        Assert.NotEqual(tree, harness.Files.Tree());
        asked.Clear();

        var (finish, decision) = await harness.ForkAsync(run, Before, Before, harness.NewFolder());

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(again, decision.Again.Select(s => $"{s.Step}: {s.Why}"));
        Assert.Equal(wanted, asked.Order());
        Assert.Equal(tree, harness.Files.Tree());
    }

    private static Plan Plan(string seventh)
    {
        var seven = PlanText.Step(7, "refactoring", ["file3.txt"], 3);
        seven["description"] = seventh;
        return RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "analysis", ["base.txt"]),
            PlanText.Step(2, "code_generation", ["file2.txt"], 1),
            PlanText.Step(3, "code_generation", ["file3.txt"], 1),
            PlanText.Step(4, "code_generation", ["file4.txt"], 2),
            PlanText.Step(5, "refactoring", ["base.txt"], 2),
            PlanText.Step(6, "code_generation", ["file6.txt"]),
            seven,
            PlanText.Step(8, "code_generation", ["file8.txt"], 3),
            PlanText.Step(9, "code_generation", ["file9.txt"], 7),
            PlanText.Step(10, "code_generation", ["shared.txt"]),
            PlanText.Step(11, "code_generation", ["shared.txt"]),
            PlanText.Step(12, "analysis", ["file9.txt"], 9)));
    }

    /// <summary>What the plan makes of an untouched workspace.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> Clean(RunHarness like, Plan plan)
    {
        using var harness = NewHarness([]);
        Assert.NotSame(like, harness);
        await harness.StartAsync(plan, harness.NewFolder());
        return harness.Files.Tree();
    }

    private static RunHarness NewHarness(List<int> asked)
    {
        var harness = new RunHarness { Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(Answer(prompt, asked))) };
        harness.Files.Write("base.txt", "base\n");
        return harness;
    }

    /// <summary>Every file says which step wrote it and what the step saw, so that a wrong view shows in the tree.</summary>
    private static string Answer(string prompt, List<int> asked)
    {
        var step = InProcess.StepOf(prompt);
        lock (asked) asked.Add(step);
        if (step is 1 or 12) return $"analysis {step}";
        var file = step switch { 5 => "base.txt", 7 => "file3.txt", 10 or 11 => "shared.txt", _ => $"file{step}.txt" };
        var otherwise = prompt.Contains("otherwise", StringComparison.Ordinal) ? " otherwise" : "";
        return Replies.File(file, $"step {step}{otherwise}, seen: {BlobStore.HashOf(System.Text.Encoding.UTF8.GetBytes(prompt))}\n");
    }
}
