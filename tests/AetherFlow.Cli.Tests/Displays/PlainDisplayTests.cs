using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

public sealed class PlainDisplayTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(false, "plain")]
    [InlineData(true, "plain.verbose")]
    public async Task Observer_Run_TellsItInLines(bool verbose, string expectation)
    {
        var finish = SampleRun.Finish("failed");
        var script = SampleRun.Mixed(_test.Home.Path).Finished(finish);
        var to = new StringWriter { NewLine = "\n" };
        await using var display = new PlainDisplay(new RunView(new RunStore(_test.Home.Path)), to, new Summary("aetherflow"), verbose);

        foreach (var line in await script.WriteAsync())
        {
            display.Observer.OnLine!(line);
            if (line is { Type: "call.started", Key: "build/step_4/attempt-1/call-1" })
                display.Observer.OnSignal!(new Signal(SignalKind.Waiting, line.Key, "5 s, \u001b[1mrate limit\u001b[0m"));
        }

        await display.EndAsync(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = 1, OutputFolder = "/w/output" });

        Expectation.Matches(expectation, to.ToString());
    }

    [Fact]
    public async Task Observer_EditThatWasNotFoundWordForWord_SaysHow()
    {
        var script = new RunScript(_test.Home.Path).Started().StepStarted("step_1")
            .AttemptFinished("step_1", new AttemptFinished { Accepted = true, Edits = [new EditApplied("a.py", 1, "exact", 1), new EditApplied("a.py", 12, "trailing_blanks", 0.99)] });
        var to = new StringWriter { NewLine = "\n" };
        await using var display = new PlainDisplay(new RunView(), to, new Summary("aetherflow"), verbose: false);

        foreach (var line in await script.WriteAsync()) display.Observer.OnLine!(line);

        Assert.EndsWith("step_1 started: Do something\nstep_1 a.py:12 found by trailing blanks (0.99)\n", to.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LendAsync_LinesMeanwhile_FollowAfterwards()
    {
        var to = new StringWriter { NewLine = "\n" };
        await using var display = new PlainDisplay(new RunView(), to, new Summary("aetherflow"), verbose: false);
        var lines = await new RunScript(_test.Home.Path).Started().StepStarted("step_1").WriteAsync();
        display.Observer.OnLine!(lines[0]);
        var opening = to.ToString();

        var answer = await display.LendAsync(async terminal =>
        {
            display.Observer.OnLine!(lines[1]);
            display.Notice("stopping");
            await terminal.WriteLineAsync("question");
            return 7;
        });

        Assert.Equal(7, answer);
        Assert.Equal(opening + "question\nstep_1 started: Do something\nstopping\n", to.ToString());
    }

    [Fact]
    public async Task Observer_ResumedRun_SaysWhatWasDoneBefore()
    {
        var script = SampleRun.Mixed(_test.Home.Path).Resumed().StepDone("step_4");
        var to = new StringWriter { NewLine = "\n" };
        var view = new RunView(new RunStore(_test.Home.Path));
        await using var display = new PlainDisplay(view, to, new Summary("aetherflow"), verbose: false);
        var lines = await script.WriteAsync();
        foreach (var line in lines.TakeWhile(l => l.Type != "run.resumed")) view.Add(line);

        foreach (var line in lines.SkipWhile(l => l.Type != "run.resumed")) display.Observer.OnLine!(line);

        Assert.Equal(
            $"""
            run {script.Folder.Id} resumed: 1 of 5 steps done, 1 failed, 1 skipped before
            step_4 started: Do something
            step_4 done: deepseek-chat, 1,400 tokens, ≤ $0.0120, 1.0 s [4/5]

            """.ReplaceLineEndings("\n"),
            to.ToString());
    }
}
