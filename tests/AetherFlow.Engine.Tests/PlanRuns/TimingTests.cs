using System.Collections.Concurrent;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>The same replies give the same tree and the same prompts, whatever the timing.</summary>
public sealed class TimingTests
{
    private static readonly Plan Plan = RunHarness.Read(PlanText.Of(
        PlanText.Step(1, "analysis", ["src/*.txt"]),
        PlanText.Step(2, "code_generation", ["src/two.txt"]),
        PlanText.Step(3, "code_generation", ["src/three.txt"]),
        PlanText.Step(4, "refactoring", ["shared.txt"], 2),
        PlanText.Step(5, "refactoring", ["shared.txt"]),
        PlanText.Step(6, "analysis", ["shared.txt", "src/"], 3),
        PlanText.Step(7, "code_generation", ["seven.txt"]),
        PlanText.Step(8, "code_generation", ["eight.txt"]),
        PlanText.Step(9, "refactoring", ["src/two.txt", "shared.txt"], 4, 5)));

    [Fact]
    public async Task Run_Under50RandomTimings_GivesTheSamePromptsAndTree()
    {
        var (prompts, tree) = await RunAsync(null);
        Assert.Equal("nine\n", tree.Read("shared.txt"));

        for (var seed = 0; seed < 50; seed++)
        {
            var (otherPrompts, otherTree) = await RunAsync(new Random(seed));
            using (otherTree)
            {
                Assert.Equal(prompts, otherPrompts);
                Assert.Equal(tree.Tree(), otherTree.Tree());
            }
        }

        tree.Dispose();
    }

    /// <param name="timing">Decides how long each reply takes, in turns of the scheduler; null: all answer at once.</param>
    private static async Task<(IReadOnlyDictionary<string, int> Prompts, Testing.TemporaryFolder Tree)> RunAsync(Random? timing)
    {
        var prompts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        using var harness = new RunHarness
        {
            MaxParallel = timing?.Next(1, 9) ?? 8,
            Connect = () => InProcess.Connect(async (prompt, _) =>
            {
                prompts.AddOrUpdate(prompt, 1, (_, times) => times + 1);
                await TurnsAsync(timing);
                return ReplyTo(InProcess.StepOf(prompt));
            }),
        };
        harness.Files.Write("shared.txt", "base\n");
        harness.Files.Write("src/old.txt", "old\n");
        await harness.StartAsync(Plan, harness.NewFolder());
        return (prompts, Copy(harness.Files));
    }

    private static async Task TurnsAsync(Random? timing)
    {
        var turns = 0;
        if (timing is not null)
        {
            lock (timing) turns = timing.Next(0, 400);
        }

        for (var i = 0; i < turns; i++) await Task.Yield();
    }

    /// <summary>Steps 7 and 8 both write a file that neither declares: the first in the plan may, the other is told.</summary>
    private static string ReplyTo(int step) => step switch
    {
        1 or 6 => $"Analysis {step}.",
        2 => Replies.File("src/two.txt", "two\n"),
        3 => Replies.File("src/three.txt", "three\n"),
        4 => Replies.File("shared.txt", "four\n"),
        5 => Replies.File("shared.txt", "five\n"),
        7 => Replies.File("seven.txt", "seven\n") + Replies.File("both/both.txt", "seven\n"),
        8 => Replies.File("eight.txt", "eight\n") + Replies.File("both/both.txt", "eight\n"),
        _ => Replies.File("src/two.txt", "nine\n") + Replies.File("shared.txt", "nine\n"),
    };

    private static Testing.TemporaryFolder Copy(Testing.TemporaryFolder files)
    {
        var copy = new Testing.TemporaryFolder();
        foreach (var file in files.Tree().Keys) copy.Write(file, files.Read(file));
        return copy;
    }
}
