using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>The money ends in the midst of a repair: the best files stay, or none, and with more money it goes on where it was.</summary>
public sealed class PausedRepairTests
{
    private const int Limit = 240_000;

    /// <summary>Fits only what the second round left.</summary>
    private const string Last = """
        prices.py
        ```python
        <<<<<<< SEARCH
            return len(items)
        =======
            return sum(price for _, price in items)
        >>>>>>> REPLACE
        <<<<<<< SEARCH
            return amount - amount // percent // 100
        =======
            return amount * (100 - percent) // 100
        >>>>>>> REPLACE
        <<<<<<< SEARCH
            return 500 if amount > 5000 else 0
        =======
            return 0 if amount > 5000 else 500
        >>>>>>> REPLACE
        ```
        """;

    private static readonly Money More = new(10);

    private static readonly ProjectCase Given = ProjectCase.Read("python-money-ends");

    [Theory(Timeout = Limit)]
    [InlineData("keep")]
    [InlineData("undo")]
    public async Task Resume_WithMoreMoney_GoesOnWithTheRoundThatWasSetAside(string onFailure)
    {
        using var usable = await SandboxedProject.OpenAsync(Given.Programs);
        await using var run = await CaseRun.OpenAsync(Given with { Options = [.. Given.Options, "--on-failure", onFailure] });
        await using var program = run.Start();
        var paused = (await program.EndAsync()).WithCode(4);

        Assert.Equal(onFailure == "keep" ? Given.Expected().ToString() : Given.Workspace().ToString(), run.Sources());
        Assert.Contains(onFailure == "keep" ? "as they were after round 1" : "is set aside meanwhile", paused.Out);

        await run.ServeAsync(new ScriptEntry { Reply = Last });
        (await run.User.ResumeAsync(run.Id, "--budget", "10")).WithCode(0);

        Assert.Equal((RepairFinished.Solved, 3), (RunHistory.Read(run.Folder).Finish!.Repair!.Outcome, RunHistory.Read(run.Folder).Finish!.Repair!.Rounds));
        Assert.Contains("return 0 if amount > 5000 else 500", run.Sources());
        (await run.User.UndoAsync(run.Id)).WithCode(0);
        Assert.Equal(run.Before, run.Tree());
    }

    [Fact]
    public async Task Pause_ThatWasUndone_LeavesNothing()
    {
        using var usable = await SandboxedProject.OpenAsync(Given.Programs);
        await using var run = await CaseRun.OpenAsync(Given);
        await run.RunAsync(RunObserver.Nobody);

        Assert.Equal(0, (await run.UndoAsync()).ExitCode);

        Assert.Equal(run.Before, run.Tree());
    }

    [Fact]
    public async Task Pause_OverFilesThatSomebodyEdited_IsRefusedOnResumeUntilTheyAreAsTheyWere()
    {
        using var usable = await SandboxedProject.OpenAsync(Given.Programs);
        await using var run = await CaseRun.OpenAsync(Given);
        await run.RunAsync(RunObserver.Nobody);
        var best = run.User.All.Read("workspace/prices.py");
        run.User.All.Write("workspace/prices.py", "total = None\n");
        await run.ServeAsync(new ScriptEntry { Reply = Last });

        var refused = (await run.ResumeAsync(More)).Finish!;

        Assert.Equal(("failed", true, "total = None\n"), (refused.Outcome, refused.Resumable, run.User.All.Read("workspace/prices.py")));
        run.User.All.Write("workspace/prices.py", best);
        Assert.Equal("completed", (await run.ResumeAsync(More)).Finish!.Outcome);
    }

    [Fact]
    public async Task Pause_StoppedAfterAnyOfItsLines_GoesOnToTheSameEnd()
    {
        using var usable = await SandboxedProject.OpenAsync(Given.Programs);
        await using var reference = await CaseRun.OpenAsync(Given);
        await reference.RunAsync(RunObserver.Nobody);
        var paused = reference.Lines().Count;
        await reference.ServeAsync(new ScriptEntry { Reply = Last });
        var end = (await reference.ResumeAsync(More)).Finish!;
        Assert.Equal("completed", end.Outcome);
        var firstOfPause = reference.Lines().TakeWhile(line => !line.Key.StartsWith("set-aside/", StringComparison.Ordinal)).Count();
        var lastOfReturn = reference.Lines().Count - reference.Lines().Reverse().TakeWhile(line => !line.Key.StartsWith("brought-back/", StringComparison.Ordinal)).Count();
        Assert.InRange(firstOfPause, 1, paused);

        for (var stop = firstOfPause; stop <= lastOfReturn; stop++)
        {
            await using var run = await CaseRun.OpenAsync(Given);
            if (stop < paused) await Assert.ThrowsAnyAsync<Exception>(() => run.RunAsync(new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) }));
            else await run.RunAsync(RunObserver.Nobody);
            await run.ServeAsync(new ScriptEntry { Reply = Last });
            if (stop > paused) await Assert.ThrowsAnyAsync<Exception>(() => run.ResumeAsync(More, new RunObserver { Wrap = journal => new StoppingJournal(journal, stop - paused) }));
            var finish = (await run.ResumeAsync(More)).Finish;

            Assert.Equal((stop, end.Outcome, end.Settled, end.Repair), (stop, finish?.Outcome, finish?.Settled, finish?.Repair));
            Assert.Equal(reference.Tree(), run.Tree());
        }
    }
}
