using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>Forks of runs that had corrections: these and what commands did are no results of steps, and come about anew.</summary>
public sealed class CorrectedForkTests
{
    /// <summary>Lines from one stop to the next.</summary>
    private const int Stride = 19;

    private static readonly ProjectCase Given = ProjectCase.Read("verify-fix-round-taken-back");

    /// <summary>All but the work and the audit of step_1.</summary>
    private static readonly IReadOnlyList<CaseReply> ForStepTwo = [.. Given.Replies.Where((_, index) => index is not (0 or 2))];

    [Fact]
    public async Task Fork_FromAStep_KeepsTheOthersAndWorksItsOwnRepair()
    {
        await using var run = await RunAsync();
        var after = run.Tree();
        await run.ServeAsync(ForStepTwo);

        var fork = await ForkAsync(run, RunObserver.Nobody, "step_2");

        Assert.Equal((Given.Exit, ForStepTwo.Count, run.Bill), (fork.ExitCode, run.Asked, fork.Finish!.Settled.Usd));
        Assert.Equal(["step_1"], HistoryOf(run, fork).Fork!.Kept);
        Assert.Equal(after, run.Tree());
        Assert.Equal(RunHistory.Read(FolderOf(run, Source(run))).Finish!.Repair, fork.Finish.Repair);
    }

    /// <summary>The prompt of step_2 shows what step_1 made, and not what a correction made of it.</summary>
    [Fact]
    public async Task Fork_OfARunWithCorrections_BeginsWithWhatTheKeptStepsLeft()
    {
        await using var run = await RunAsync();
        await run.ServeAsync(ForStepTwo);

        await ForkAsync(run, RunObserver.Nobody, "step_2");

        var asked = run.Prompts.First();
        Assert.Contains("return list(items)", asked, StringComparison.Ordinal);
        Assert.Contains("TITLE = \"stock\"", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fork_StoppedAfterLinesInTurn_ResumesToTheSameTreeAndBillAndIsUndone()
    {
        await using var run = await RunAsync();
        var (after, source) = (run.Tree(), Source(run));
        await run.ServeAsync(ForStepTwo);
        var whole = await ForkAsync(run, RunObserver.Nobody, "step_2", source);
        var lines = LinesOf(run, whole.Run!.Value.Value);
        Assert.Equal(0, (await run.UndoAsync(whole.Run!.Value.Value)).ExitCode);
        Assert.Equal(after, run.Tree());

        // Its first lines are those of the kept results: cut off before them there is no fork.
        for (var stop = 8; stop < lines; stop += Stride)
        {
            await run.ServeAsync(ForStepTwo);
            var known = run.User.Runs();
            await Assert.ThrowsAnyAsync<Exception>(() => ForkAsync(run, new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) }, "step_2", source));
            var fork = Assert.Single(run.User.Runs().Except(known));
            var answered = run.Asked;
            var recorded = CallsOf(run, fork);
            await run.ServeAsync(ForStepTwo.Skip(recorded));

            var resumed = await run.ResumeAsync(run: fork);

            Assert.True(resumed.ExitCode == Given.Exit, $"stopped after line {stop}: {string.Join(' ', resumed.Problems)} {resumed.Finish}");
            Assert.Equal((ForStepTwo.Count - recorded, whole.Finish!.Settled), (run.Asked, resumed.Finish!.Settled));
            Assert.InRange(answered - recorded, 0, 2);
            Assert.Equal(after, run.Tree());
            Assert.Equal(0, (await run.UndoAsync(fork)).ExitCode);
            Assert.Equal(after, run.Tree());
        }
    }

    /// <summary>A correction has a step of that name, too; undone was only the one of the plan.</summary>
    [Fact]
    public async Task Fork_OfARunWithAnUndoneStepOfACorrectionsName_TakesTheCorrectionBack()
    {
        await using var run = await RunAsync(plan => plan.Replace("step_1", "step_3", StringComparison.Ordinal).Replace("step_2", "step_1", StringComparison.Ordinal));
        var after = run.Tree();
        Assert.Equal(0, (await run.UndoAsync(step: "step_1")).ExitCode);
        await run.ServeAsync(ForStepTwo);

        var fork = await ForkAsync(run, RunObserver.Nobody, from: null);

        Assert.Equal(["step_3"], HistoryOf(run, fork).Fork!.Kept);
        Assert.Contains("return list(items)", run.Prompts.First(), StringComparison.Ordinal);
        Assert.Equal((Given.Exit, ForStepTwo.Count), (fork.ExitCode, run.Asked));
        Assert.Equal(after, run.Tree());
    }

    [Fact]
    public async Task Fork_OfARepairWithoutAPlan_BeginsAnewWithTheFilesAsTheyWere()
    {
        var given = ProjectCase.Read("python-oscillation");
        using var usable = await SandboxedProject.OpenAsync(given.Programs);
        await using var run = await CaseRun.OpenAsync(given);
        await run.RunAsync(RunObserver.Nobody, fresh: true);
        var after = run.Tree();
        await run.ServeAsync(given.Replies);

        var fork = await ForkAsync(run, RunObserver.Nobody, from: null);

        Assert.Equal((given.Exit, given.Calls), (fork.ExitCode, run.Asked));
        Assert.Equal(after, run.Tree());
    }

    private static async Task<CaseRun> RunAsync(Func<string, string>? plan = null)
    {
        using var usable = await SandboxedProject.OpenAsync(Given.Programs);
        var run = await CaseRun.OpenAsync(Given);
        if (plan is not null) run.User.WithPlan(plan(await File.ReadAllTextAsync(Given.PathOf("plan.json"))));
        Assert.Equal(Given.Exit, (await run.RunAsync(RunObserver.Nobody, fresh: true)).ExitCode);
        return run;
    }

    private static Task<RunReport> ForkAsync(CaseRun run, RunObserver observer, string? from, string? source = null) =>
        run.Product.ForkAsync(new ForkRequest { Run = source ?? Source(run), From = from }, observer, CancellationToken.None);

    private static string Source(CaseRun run) => run.User.Runs()[0];

    private static RunFolder FolderOf(CaseRun run, string name) => new RunStore(run.User.State).Find(name)!;

    private static RunHistory HistoryOf(CaseRun run, RunReport report) => RunHistory.Read(FolderOf(run, report.Run!.Value.Value));

    private static int LinesOf(CaseRun run, string name) => File.ReadLines(FolderOf(run, name).JournalPath).Count();

    private static int CallsOf(CaseRun run, string name) => File.ReadLines(FolderOf(run, name).JournalPath).Count(line => line.Contains("\"type\":\"call.finished\"", StringComparison.Ordinal));
}
