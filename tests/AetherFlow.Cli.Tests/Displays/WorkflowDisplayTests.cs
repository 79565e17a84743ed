using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

/// <summary>Runs of several phases, checks, cached replies, forks.</summary>
public sealed class WorkflowDisplayTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(false, "plain.prod")]
    [InlineData(true, "plain.prod.verbose")]
    public async Task Plain_Prod_TellsPhasesAndVerdicts(bool verbose, string expectation)
    {
        var finish = SampleWorkflow.Rejection();
        var text = await PlainAsync(SampleWorkflow.Prod(_test.Home.Path).Finished(finish), finish, verbose);

        Expectation.Matches(expectation, text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public async Task Plain_Fork_SaysWhatIsKeptAndWhatIsWorkedAgain()
    {
        var finish = SampleRun.Finish("completed", exitCode: 0) with { StepsDone = 3, StepsFailed = 0, StepsSkipped = 0, StepsOpen = 0 };

        Expectation.Matches("plain.fork", await PlainAsync(SampleWorkflow.Fork(_test.Home.Path).Finished(finish), finish, verbose: false));
    }

    [Fact]
    public async Task Plain_ResumedWorkflow_SaysHowFarEachPhaseWas()
    {
        var script = SampleWorkflow.Prod(_test.Home.Path).Resumed();
        var to = new StringWriter { NewLine = "\n" };
        var view = new RunView(new RunStore(_test.Home.Path));
        await using var display = new PlainDisplay(view, to, new Summary("aetherflow"), verbose: false);
        var lines = await script.WriteAsync();
        foreach (var line in lines.SkipLast(1)) view.Add(line);

        display.Observer.OnLine!(lines[^1]);

        Assert.Equal(
            $"run {script.Folder.Id} resumed: FAST draft 3 of 3 steps done, BUILD 3 of 3 steps done, DOUBLE-CHECK 3 of 3 steps checked (1 passed, 1 FAILED, 1 without a verdict) before\n",
            to.ToString());
    }

    [Theory]
    [InlineData(false, "live.prod.draft")]
    [InlineData(true, "live.prod.check")]
    public async Task Live_Prod_ShowsEachPhaseAndTheStepsOfOne(bool toTheEnd, string expectation)
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        var lines = await SampleWorkflow.Prod(_test.Home.Path).WriteAsync();
        foreach (var line in toTheEnd ? lines : lines.TakeWhile(l => l.Key != "draft/step_3" || l.Type != "step.finished")) view.Add(line);

        Expectation.Matches(expectation, Frame(view, 100, 20));
    }

    [Fact]
    public async Task Live_Fork_SaysWhatIsKept()
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        foreach (var line in await SampleWorkflow.Fork(_test.Home.Path).WriteAsync()) view.Add(line);

        Expectation.Matches("live.fork", Frame(view, 100, 20));
    }

    [Fact]
    public async Task Summary_ManyViolations_ShowsTenAndCountsTheRest()
    {
        var script = SampleWorkflow.Prod(_test.Home.Path).StepFinished("step_1", new StepFinished { Outcome = "done", Verdict = SampleWorkflow.Rejected(30) });

        var lines = await SummaryAsync(script, SampleWorkflow.Rejection());

        Assert.Equal(10, lines.Count(line => line.StartsWith("          - ", StringComparison.Ordinal)));
        Assert.Contains($"          … and 22 more violations: aetherflow runs show {script.Folder.Id}", lines);
    }

    [Theory]
    [InlineData(36, 0, null, "  cache   All 36 replies came from the cache: no model was asked, saved $0.0024")]
    [InlineData(1, 0, null, "  cache   The one reply came from the cache: no model was asked, saved $0.0024")]
    [InlineData(0, 36, "k3f9wq", "  cache   All 36 replies came from the recording k3f9wq: no model was asked")]
    [InlineData(2, 7, null, "  cache   2 of 9 replies came from the cache: saved $0.0024")]
    public async Task Summary_CachedReplies_AreCounted(int hits, int calls, string? replay, string expected)
    {
        var finish = SampleWorkflow.Rejection() with { Calls = calls, Cache = new CacheSavings { Hits = hits, Money = new Money(0.0024m) } };

        Assert.Contains(expected, await SummaryAsync(SampleWorkflow.Prod(_test.Home.Path, SampleWorkflow.Inputs() with { Replay = replay }), finish));
    }

    [Fact]
    public async Task Summary_ChangesTakenBack_SaysSoAndOffersNoUndo()
    {
        var lines = await SummaryAsync(SampleWorkflow.Prod(_test.Home.Path), SampleWorkflow.Rejection() with { Undone = true });

        Assert.Contains("  files   none left changed: the run took its changes back (--on-failure undo)", lines);
        Assert.DoesNotContain(lines, line => line.Contains("runs undo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("undo", true, "took back the changes of 1 file")]
    [InlineData("undo", false, "the changes were not taken back: a.cs was edited [undo.edited]")]
    [InlineData("merge", true, "merged the results into all.md")]
    [InlineData("rewind", true, "put 1 file back as the kept steps left them")]
    public async Task Plain_ChangesOfNoStep_AreSaid(string phase, bool applied, string expected)
    {
        var changes = new ChangesFinished { Applied = applied, Files = [new FileChange("all.md", null, "h")], Problem = applied ? null : new Problem("undo.edited", "a.cs was edited") };

        var text = await PlainAsync(SampleWorkflow.Prod(_test.Home.Path).Changed(phase, changes), SampleWorkflow.Rejection(), verbose: false);

        Assert.Contains($"\n{expected}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.012, 0.010, false, "expected $0.0120, at most $0.2000; was $0.0100, 17 % less")]
    [InlineData(0.010, 0.0151, true, "expected $0.0100, at most $0.2000; was ≤ $0.0151, 51 % more")]
    [InlineData(0.010, 0.010, false, "expected $0.0100, at most $0.2000; was $0.0100, as expected")]
    [InlineData(0, 0.010, false, "expected $0.0000, at most $0.2000; was $0.0100")]
    public void Estimate_AfterTheRun_SaysTheDifference(double expected, double was, bool isUpperBound, string text) =>
        Assert.Equal(text, EstimateText.Of(new CostEstimate { Expected = new Money((decimal)expected), AtMost = new Money(0.2m) }, new Money((decimal)was), isUpperBound));

    private async Task<string> PlainAsync(RunScript script, RunFinished finish, bool verbose)
    {
        var to = new StringWriter { NewLine = "\n" };
        await using var display = new PlainDisplay(new RunView(new RunStore(_test.Home.Path)), to, new Summary("aetherflow"), verbose);
        foreach (var line in await script.WriteAsync()) display.Observer.OnLine!(line);
        await display.EndAsync(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = finish.ExitCode, OutputFolder = "/w/output" });
        return to.ToString();
    }

    private async Task<List<string>> SummaryAsync(RunScript script, RunFinished finish)
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        foreach (var line in await script.WriteAsync()) view.Add(line);
        return [.. new Summary("aetherflow").Of(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = finish.ExitCode }, view)];
    }

    private static string Frame(RunView view, int columns, int lines)
    {
        var to = new StringWriter { NewLine = "\n" };
        TestSurroundings.InMemoryConsole(to, columns, lines).Write(LiveFrame.Of(view, FixedTime.Start.GetUtcNow(), columns, lines));
        return string.Concat(to.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd() + "\n"));
    }
}
