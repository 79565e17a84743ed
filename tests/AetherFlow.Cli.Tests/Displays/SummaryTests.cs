using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

public sealed class SummaryTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Of_RunOutOfBudget_NamesTheCommandThatGoesOn()
    {
        var finish = SampleRun.Finish("budget", resumable: true, exitCode: 4) with { Problem = new Problem("budget.exhausted", "The next call may cost $0.02, $0.01 is left.", "Go on with a larger budget: aetherflow runs resume ID --budget 0.50") };
        var text = await OfAsync(SampleRun.Mixed(_test.Home.Path, budget: 0.25m).Finished(finish), finish);

        Expectation.Matches("summary.budget", text);
    }

    [Fact]
    public async Task Of_BudgetOfTheDayUsedUp_AdvisesNoBudgetOfTheRun()
    {
        var problem = new Problem("budget.exhausted", "The budget of the day does not leave enough.", "Raise `budget.day` in aetherflow.json and go on: aetherflow runs resume ID");
        var finish = SampleRun.Finish("budget", resumable: true, exitCode: 4) with { Problem = problem };

        var text = await OfAsync(SampleRun.Mixed(_test.Home.Path, budget: 0.25m).Finished(finish), finish);

        Assert.DoesNotContain("--budget", string.Join('\n', text), StringComparison.Ordinal);
        Assert.Contains(text, line => line.StartsWith("  resume  aetherflow runs resume", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_CompletedRun_IsShort()
    {
        var finish = SampleRun.Finish("completed", exitCode: 0) with { StepsDone = 5, StepsFailed = 0, StepsSkipped = 0, StepsOpen = 0, Unknown = Money.Zero };
        var text = await OfAsync(new RunScript(_test.Home.Path).Started().StepDone("step_1").Finished(finish), finish);

        Expectation.Matches("summary.completed", text);
    }

    [Fact]
    public void Of_InvalidPlan_NamesEachPlace()
    {
        var problem = new PlanProblem { Code = "plan.cycle", Severity = PlanSeverity.Error, Path = "$.steps[0]", Line = 3, Column = 7, Message = "a \u001bcycle", Hint = "cut it" };

        var lines = new Summary("aetherflow", "plans/p.json").Of(new RunReport { ExitCode = 2, PlanProblems = [problem] }, new RunView());

        Assert.Equal(["plans/p.json:3:7: error plan.cycle $.steps[0]: a ␛cycle; cut it"], lines);
    }

    [Fact]
    public void Problems_SameRemedyInARow_TellItOnce()
    {
        Problem[] problems = [new("a", "A.", "Mend it."), new("b", "B.", "Mend it."), new("c", "C."), new("d", "D.", "Mend it.")];

        Assert.Equal(["A. [a]", "B. [b]\n  Mend it.", "C. [c]", "D. [d]\n  Mend it."], Summary.Problems(problems));
    }

    [Fact]
    public void Of_ManyPlanProblems_NamesTheFirstAndCountsTheRest()
    {
        var problems = Enumerable.Range(1, 50).Select(i => new PlanProblem { Code = "plan.cycle", Severity = PlanSeverity.Error, Path = "$", Line = i, Column = 1, Message = "m" });

        var lines = new Summary("./aetherflow", "p.json").Of(new RunReport { ExitCode = 2, PlanProblems = [.. problems] }, new RunView()).ToList();

        Assert.Equal(21, lines.Count);
        Assert.Equal("… and 30 more: ./aetherflow plan validate p.json", lines[^1]);
    }

    [Fact]
    public void Of_RunCutOff_NamesTheCommandThatGoesOn()
    {
        Assert.True(RunId.TryParse("20261121-090000-abcdef", out var run));

        var lines = new Summary("aetherflow").Of(new RunReport { ExitCode = 1, Run = run, Problems = [new Problem("run.journal", "The disk is full.", "Free it.")] }, new RunView());

        Assert.Equal(["The disk is full. [run.journal]\n  Free it.", "The run was cut off. To go on: aetherflow runs resume 20261121-090000-abcdef"], lines);
    }

    private async Task<IEnumerable<string>> OfAsync(RunScript script, RunFinished finish)
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        foreach (var line in await script.WriteAsync()) view.Add(line);
        return new Summary("aetherflow").Of(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = finish.ExitCode, OutputFolder = "/w/output" }, view);
    }
}
