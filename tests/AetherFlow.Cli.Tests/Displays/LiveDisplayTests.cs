using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

public sealed class LiveDisplayTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(40)]
    public async Task Frame_RunUnderWay_FitsTheTerminal(int columns)
    {
        var view = await ViewAsync(SampleRun.Mixed(_test.Home.Path, budget: 1).Wait(2000));
        view.Add(new Signal(SignalKind.ReplyPiece, "build/step_4/attempt-1/call-1", new string('x', 4000)));

        var frame = Frame(view, columns, 24);

        Assert.All(frame.Split('\n'), line => Assert.True(Cli.Wording.Columns.Of(line) < columns));
        Expectation.Matches($"live.{columns}", frame);
    }

    [Fact]
    public async Task Frame_StepThatWaits_SaysWhy()
    {
        var view = await ViewAsync(SampleRun.Mixed(_test.Home.Path));
        view.Add(new Signal(SignalKind.Waiting, "build/step_4/attempt-1/call-1", "rate limit, 5 s"));

        Assert.Contains("● step_4         rate limit, 5 s", Frame(view, 100, 24), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frame_ThousandSteps_ShowsAWindowWithAllThatRuns()
    {
        var script = new RunScript(_test.Home.Path).Started(plan: SampleRun.PlanOf(1000));
        for (var i = 1; i <= 600; i++) script.StepDone($"step_{i}");
        script.StepStarted("step_700").StepStarted("step_701");

        var frame = Frame(await ViewAsync(script), 100, 20);

        var lines = frame.TrimEnd('\n').Split('\n');
        Assert.Equal(19, lines.Length);
        Assert.Contains(lines, l => l.StartsWith("● step_700", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("✓ step_600", StringComparison.Ordinal));
        Assert.Contains("  … 984 more", lines);
        Assert.StartsWith("600 of 1,000 steps done, 2 running", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndAsync_AfterAnyLines_GivesTheCursorBack()
    {
        var to = new StringWriter { NewLine = "\n" };
        var script = SampleRun.Mixed(_test.Home.Path);
        var display = new LiveDisplay(
            new RunView(), TestSurroundings.InMemoryConsole(to, 100, 30, ansi: true), FixedTime.Start, new Summary("aetherflow"));
        foreach (var line in await script.WriteAsync()) display.Observer.OnLine!(line);
        display.Notice("stopping");

        await display.EndAsync(new RunReport { ExitCode = 1, Problems = [new Problem("x.y", "It \u001b[31mbroke.")] });
        await display.DisposeAsync();

        var text = to.ToString();
        Assert.True(text.LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > text.LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
        Assert.Contains("It ␛[31mbroke. [x.y]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LendAsync_WhileItLasts_NothingIsDrawnAndTheCursorIsThere()
    {
        var to = new StringWriter { NewLine = "\n" };
        var time = new ManualTime();
        await using var display = new LiveDisplay(new RunView(), TestSurroundings.InMemoryConsole(to, 100, 30, ansi: true), time, new Summary("aetherflow"));

        var during = await display.LendAsync(terminal =>
        {
            var before = to.ToString();
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(before, to.ToString());
            return Task.FromResult(before);
        });
        await display.DisposeAsync();

        Assert.True(during.LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > during.LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
        Assert.Contains("\u001b[?25l", to.ToString()[during.Length..], StringComparison.Ordinal);
    }

    private async Task<RunView> ViewAsync(RunScript script)
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        foreach (var line in await script.WriteAsync()) view.Add(line);
        return view;
    }

    private static string Frame(RunView view, int columns, int lines)
    {
        var to = new StringWriter { NewLine = "\n" };
        TestSurroundings.InMemoryConsole(to, columns, lines).Write(LiveFrame.Of(view, FixedTime.Start.GetUtcNow(), columns, lines));
        return string.Concat(to.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd() + "\n"));
    }
}
