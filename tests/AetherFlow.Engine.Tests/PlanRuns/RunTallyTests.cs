using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Verification;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>What checks that could not be run make of a run: nothing proved is no success.</summary>
public sealed class RunTallyTests
{
    [Fact]
    public void Finish_NoCheckCouldBeRun_IsRejectedAndSaysWhy()
    {
        var finish = FinishOf(NotRun("pytest"), NotRun("mypy"));

        Assert.Equal(("rejected", 3, new CheckCounts(0, 0, 2), "verify.not_run"), (finish.Outcome, finish.ExitCode, finish.Verification, finish.Problem?.Code));
        Assert.Equal("None of the 2 checks could be run, so nothing is proved. pytest: There is no pytest.", finish.Problem!.Message);
    }

    [Fact]
    public void Finish_TheOnlyCheckCouldNotBeRun_NamesIt() =>
        Assert.Equal("The only check, pytest, could not be run, so nothing is proved: There is no pytest.", FinishOf(NotRun("pytest")).Problem?.Message);

    [Fact]
    public void Finish_SomeChecksCouldNotBeRun_IsByThoseThatRan()
    {
        var passed = FinishOf(Of("make test", EvidenceOutcome.Passed), NotRun("mypy"));
        var failed = FinishOf(Of("make test", EvidenceOutcome.Failed), NotRun("mypy"));

        Assert.Equal(("completed", 0, new CheckCounts(1, 0, 1)), (passed.Outcome, passed.ExitCode, passed.Verification));
        Assert.Equal(("rejected", 3, new CheckCounts(0, 1, 1)), (failed.Outcome, failed.ExitCode, failed.Verification));
    }

    [Fact]
    public void Finish_NothingToCheck_IsNoFailureAndIsSaid()
    {
        var finish = FinishOf();

        Assert.Equal(("completed", 0, new CheckCounts(0, 0, 0)), (finish.Outcome, finish.ExitCode, finish.Verification));
    }

    [Fact]
    public void Finish_NothingWasVerified_SaysNothingOfIt() =>
        Assert.Null(new RunTally(0).Finish(null, new SpendFold(), TimeSpan.Zero).Verification);

    private static RunFinished FinishOf(params Evidence[] evidence)
    {
        var tally = new RunTally(0);
        tally.Verified(new Findings { Evidence = evidence });
        return tally.Finish(null, new SpendFold(), TimeSpan.Zero);
    }

    private static Evidence NotRun(string name) => Evidence.NotRun(Check(name), $"There is no {name}.");

    private static Evidence Of(string name, EvidenceOutcome outcome) => new() { Check = Check(name), Outcome = outcome };

    private static CheckCommand Check(string name) =>
        new() { Name = name, Kind = CheckKind.Test, Arguments = [name], Folder = "", Timeout = TimeSpan.FromSeconds(1) };
}
