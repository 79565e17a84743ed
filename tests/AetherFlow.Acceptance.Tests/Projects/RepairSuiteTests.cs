using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>Run-and-Fix and VerifyFix of the real program on the project suite: each case ends as it says, file for file and cent for cent.</summary>
public sealed class RepairSuiteTests
{
    private const int Limit = 240_000;

    public static TheoryData<string> Names => [.. ProjectCase.Names];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public async Task Case_ByTheProgram_EndsAsItSaysAndIsUndone(string name)
    {
        var given = ProjectCase.Read(name);
        using var usable = await SandboxedProject.OpenAsync(given.Programs);
        await using var run = await CaseRun.OpenAsync(given);
        await using var program = run.Start();

        var ended = (await program.EndAsync()).WithCode(given.Exit);

        Assert.Equal(given.Expected().ToString(), run.Sources());
        Assert.Equal(given.Calls, run.Asked);
        Assert.Equal((run.Bill, 0m), (ended.Finish().Settled, ended.Finish().Unknown));
        AssertRepaired(given, RunHistory.Read(run.Folder).Finish!);
        (await run.User.UndoAsync(run.Id)).WithCode(0);
        Assert.Equal(run.Before, run.Tree());
    }

    private static void AssertRepaired(ProjectCase given, RunFinished finish)
    {
        if (given.Reason == "budget")
        {
            Assert.Equal(("budget", true, null), (finish.Outcome, finish.Resumable, finish.Repair));
            return;
        }

        Assert.Equal((given.IsSolved ? "completed" : "rejected", false), (finish.Outcome, finish.Resumable));
        var repair = finish.Repair!;
        Assert.Equal(
            (given.IsSolved ? RepairFinished.Solved : RepairFinished.Stopped, given.IsSolved ? null : given.Reason.Replace('-', '_'), given.Rounds),
            (repair.Outcome, repair.Reason, repair.Rounds));
    }
}
