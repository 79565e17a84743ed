using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>PROD of a plan of twelve steps, stopped after journal lines in turn: it resumes to the same tree and the same bill.</summary>
public sealed class ProdKillTests
{
    private static readonly Plan Twelve = RunHarness.Read(PlanText.Of(
        PlanText.Step(1, "analysis", ["base.txt"]),
        PlanText.Step(2, "code_generation", ["file2.txt"], 1),
        PlanText.Step(3, "refactoring", ["base.txt"], 1),
        PlanText.Step(4, "code_generation", ["file4.txt", "sub/file4.txt"], 2),
        PlanText.Step(5, "refactoring", ["base.txt"], 3),
        PlanText.Patch(6, "list.txt", "second", "inserted", 2),
        Reading(PlanText.Step(7, "code_generation", ["file7.txt"], 2), "file2.txt", "base.txt"),
        PlanText.Step(8, "code_generation", ["file8.txt"], 3),
        PlanText.Step(9, "refactoring", ["file8.txt"], 7, 8),
        PlanText.Step(10, "code_generation", ["shared.txt"]),
        PlanText.Step(11, "code_generation", ["shared.txt"]),
        PlanText.Step(12, "analysis", ["file8.txt"], 9)));

    private static JsonObject Reading(JsonObject step, params string[] files)
    {
        step["context"]!["input_files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]);
        return step;
    }

    [Fact]
    public Task Prod_StoppedAfterEverySeventhLine_ResumesToTheSameTreeAndBill() => SweepAsync(7);

    [Fact]
    public Task Prod_StoppedAfterEveryLine_ResumesToTheSameTreeAndBill()
    {
        Assert.SkipUnless(SlowTests.AreWanted, SlowTests.Reason);
        return SweepAsync(1);
    }

    private static async Task SweepAsync(int stride)
    {
        var audits = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var reference = Harness(audits);
        var before = reference.Files.Tree();
        var folder = reference.NewFolder();
        var finish = await reference.StartAsync(Twelve, folder);
        Assert.Equal(("completed", 12, new CheckCounts(12, 0, 0)), (finish.Outcome, finish.StepsDone, finish.Checks));
        Assert.Equal(34, finish.Calls);
        var after = reference.Files.Tree();

        for (var stop = 1; stop < Recorded.Lines(folder).Count; stop += stride)
        {
            using var harness = Harness(audits);
            var run = harness.NewFolder();
            var observer = new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) };
            await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(Twelve, run, observer));
            var doubted = Runs.Folds.RunHistory.Read(run).Spend.Reserved;

            var resumed = await harness.ResumeAsync(Twelve, run);

            Assert.True(resumed.Outcome == "completed", $"stopped after line {stop}: {resumed}");
            var differing = harness.Files.Tree().Except(after).Select(file => file.Key);
            Assert.True(!differing.Any(), $"stopped after line {stop}, other contents of: {string.Join(", ", differing)}");
            Assert.Equal(after, harness.Files.Tree());
            Assert.Equal((finish.Settled, doubted, finish.Checks), (resumed.Settled, resumed.Unknown, resumed.Checks));
            Assert.Equal("completed", (await harness.UndoAsync(run)).Outcome);
            Assert.Equal(before, harness.Files.Tree());
        }

        // Whenever it was stopped, an audit looks at the same files.
        Assert.Equal(12, audits.Count);
    }

    private static RunHarness Harness(ConcurrentDictionary<string, bool> audits)
    {
        var harness = new RunHarness { Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(Answer(prompt, audits))), Workflow = "PROD" };
        harness.Files.Write("base.txt", "base\n");
        harness.Files.Write("list.txt", "first\nsecond\nthird\n");
        return harness;
    }

    /// <summary>Every file names the prompt that it came from: a wrong view of the tree shows in it.</summary>
    private static string Answer(string prompt, ConcurrentDictionary<string, bool> audits)
    {
        if (prompt.Contains("\n# Audit of step_", StringComparison.Ordinal))
        {
            audits[prompt] = true;
            return """{"status":"passed","score":90,"summary":"Good.","passed_rules":[],"violations":[]}""";
        }

        var step = InProcess.StepOf(prompt);
        var seen = $"step {step} saw {BlobStore.HashOf(System.Text.Encoding.UTF8.GetBytes(prompt))}\n";
        return step switch
        {
            1 or 12 => seen,
            4 => Replies.File("file4.txt", seen) + Replies.File("sub/file4.txt", seen),
            3 or 5 => Replies.File("base.txt", seen),
            8 or 9 => Replies.File("file8.txt", seen),
            10 or 11 => Replies.File("shared.txt", seen),
            _ => Replies.File($"file{step}.txt", seen),
        };
    }
}
