using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Who may write a file that a reply touches and its step does not declare.</summary>
public sealed class ConflictTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Run_StepsThatWaitForEachOtherInPlanOrder_EndAllTheSame(int maxParallel)
    {
        // The first in the plan is the last to run: steps 2 and 3 must not wait for what waits for them.
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "code_generation", ["one.txt"], 3),
            PlanText.Step(2, "code_generation", ["two.txt"]),
            PlanText.Step(3, "code_generation", ["three.txt"])));
        using var harness = new RunHarness
        {
            MaxParallel = maxParallel,
            Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(InProcess.StepOf(prompt) switch
            {
                1 => Replies.File("one.txt", "one\n"),
                2 => Replies.File("two.txt", "two\n") + Replies.File("extra/two.txt", "two\n"),
                _ => Replies.File("three.txt", "three\n") + Replies.File("extra/three.txt", "three\n"),
            })),
        };

        var finish = await harness.StartAsync(plan, harness.NewFolder()).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(("completed", 3), (finish.Outcome, finish.StepsDone));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_AnotherStepDeclaresTheFile_ItsOwnerWinsWhateverTheTiming(bool ownerFirst)
    {
        var ownerWrote = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var strangerAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect(async (prompt, _) =>
            {
                if (InProcess.StepOf(prompt) == 2)
                {
                    if (!ownerFirst) await strangerAsked.Task;
                    return Replies.File("owned.txt", "owner\n");
                }

                if (prompt.Contains("could not be used", StringComparison.Ordinal))
                {
                    strangerAsked.TrySetResult();
                    return Replies.File("one.txt", "one\n");
                }

                if (ownerFirst) await ownerWrote.Task;
                return Replies.File("one.txt", "one\n") + Replies.File("owned.txt", "stranger\n");
            }),
        };
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "code_generation", ["one.txt"]), PlanText.Step(2, "code_generation", ["owned.txt"])));
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(plan, folder, new RunObserver
        {
            OnLine = line =>
            {
                if (line is { Type: "step.finished", Key: "build/step_2" }) ownerWrote.TrySetResult();
            },
        }).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal("owner\n", harness.Files.Read("owned.txt"));
        Assert.Equal(["changes.conflict"], Recorded.AttemptProblems(folder));
    }
}
