using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Folds;

public sealed class ReviewTests
{
    [Theory]
    [InlineData(false, null, false)]
    [InlineData(true, null, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    public async Task RunHistory_Review_IsAsTheLastStintSays(bool began, bool? resumed, bool expected)
    {
        using var home = new TemporaryFolder();
        var folder = new RunStore(home.Path).Create(TimeProvider.System, new Random(1));
        await using (await Run.StartAsync(folder, new RunStarted { Kind = "plan", Workspace = "/w", Version = "test", Review = began }, TimeProvider.System, RunObserver.Nobody))
        {
            // Cut off at once.
        }

        var (run, _) = await Run.ResumeAsync(folder, new RunResumed { Version = "test", Review = resumed }, TimeProvider.System, RunObserver.Nobody);
        await run!.DisposeAsync();

        Assert.Equal(expected, run.History.IsReviewed);
        Assert.Equal(expected, RunHistory.Read(folder).IsReviewed);
    }

    [Fact]
    public async Task AttemptsFold_Lines_TellsAttemptsThatEditedOrWereReviewedInOrder()
    {
        using var home = new TemporaryFolder();
        var script = new RunScript(home.Path).Started().StepStarted("step_1")
            .AttemptFinished("step_1", new Problem("reply.empty", "Nothing."))
            .Reviewed("step_1", new ChangesReviewed { Verdict = ChangesReviewed.Accepted }, attempt: 3)
            .AttemptFinished("step_1", new AttemptFinished { Accepted = true, Edits = [new EditApplied("a", 1, "exact", 1)] }, attempt: 3)
            .AttemptFinished("step_1", new AttemptFinished { Accepted = false, Problem = new Problem("edit.stale", "Old."), Refused = [new EditRefused("a", "edit.stale", 1, 2)] }, attempt: 2);
        var fold = new AttemptsFold();

        foreach (var line in await script.WriteAsync()) fold.Add(line);

        var attempts = fold.Of("build/step_1");
        Assert.Equal([2, 3], attempts.Select(attempt => attempt.Number));
        Assert.Equal(("edit.stale", 0), (attempts[0].Problem!.Code, attempts[0].Edits.Count));
        Assert.Equal((ChangesReviewed.Accepted, 1), (attempts[1].Review!.Verdict, attempts[1].Edits.Count));
        Assert.Empty(fold.Of("build/step_2"));
    }
}
