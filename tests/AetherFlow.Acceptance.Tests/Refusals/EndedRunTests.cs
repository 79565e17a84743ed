using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Acceptance.Tests.Running;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>A run that is over stays over.</summary>
public sealed class EndedRunTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    [Fact]
    public async Task Run_ThatIsFinished_IsNotResumed()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync()).WithCode(0).Run();

        await Refusal.ExpectAsync(user, 2, ["[run.finished]", run], "runs", "resume", run);

        Assert.Equal(Sample.Calls, simulator.Requests.Count);
    }

    [Fact]
    public async Task Run_ThatWasUndone_IsNotResumed()
    {
        var refused = new Script([new ScriptEntry { Match = Replies.Of(5), Fault = new Fault { Kind = FaultKind.Status, Status = 401 }, Times = 0 }, .. Sample.Script.Entries]);
        await using var simulator = await Sample.ServeAsync(refused);
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync()).WithCode(6).Run();
        var undo = (await user.UndoAsync(run)).WithCode(0).Run();
        Assert.Equal(reference.Before, Trees.Of(user.Workspace));

        await Refusal.ExpectAsync(user, 2, ["[run.undone]", run, undo], "runs", "resume", run);
    }

    [Fact]
    public async Task Run_ThatIsUndoneTwice_ChangesNothingMoreAndTheUndoIsUndone()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync()).WithCode(0).Run();
        var undo = (await user.UndoAsync(run)).WithCode(0).Run();
        Assert.Equal(reference.Before, Trees.Of(user.Workspace));

        var again = (await user.RunAsync("runs", "undo", run)).WithCode(0);
        Assert.Contains("none changed", again.Error, StringComparison.Ordinal);
        Assert.Equal(reference.Before, Trees.Of(user.Workspace));

        (await user.UndoAsync(undo)).WithCode(0);
        Assert.Equal(reference.After, Trees.Of(user.Workspace));
    }

    [Fact]
    public async Task Run_OfWhichAStepWasUndone_IsResumedOnceThatIsTakenBack()
    {
        var refused = new Script([new ScriptEntry { Match = Replies.Of(5), Fault = new Fault { Kind = FaultKind.Status, Status = 401 }, Times = 1 }, .. Sample.Script.Entries]);
        await using var simulator = await Sample.ServeAsync(refused);
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync()).WithCode(6).Run();
        var undo = (await user.RunAsync("runs", "undo", run, "--step", "step_2", "--json")).WithCode(0).Run();

        await Refusal.ExpectAsync(user, 2, ["[run.step_undone]", run, undo], "runs", "resume", run);
        (await user.UndoAsync(undo)).WithCode(0);
        Assert.Equal("completed", (await user.ResumeAsync(run)).WithCode(0).Finish().Outcome);

        Assert.Equal(reference.After, Trees.Of(user.Workspace));
    }

    [Fact]
    public async Task Undo_IsNotResumed()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var undo = (await user.UndoAsync((await user.RunPlanAsync()).WithCode(0).Run())).WithCode(0).Run();

        await Refusal.ExpectAsync(user, 2, ["[run.no_plan]", undo], "runs", "resume", undo);
    }

    [Fact]
    public async Task Undo_OfAFileThatWasEditedSince_ChangesNothingAndNamesIt()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync()).WithCode(0).Run();
        user.All.Write("workspace/app.txt", "mine\n");
        var edited = Trees.Of(user.Workspace);

        var ended = (await user.RunAsync("runs", "undo", run)).WithCode(1);

        Assert.Contains("app.txt", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was undone.", ended.Error, StringComparison.Ordinal);
        Assert.Equal(edited, Trees.Of(user.Workspace));
    }
}
