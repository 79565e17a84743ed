using AetherFlow.Sandbox.Posix;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests;

public sealed class ProgramRunnerEndTests : IDisposable
{
    private const int Limit = 60_000;

    /// <summary>Tells its own id and that of a child, then lives on.</summary>
    private const string Family = "sleep 1000 & echo $$ $! > ready; wait";

    /// <summary>A daemon as books describe it: an own session, no parent, no stream of ours.</summary>
    private const string Daemon = "(setsid sh -c 'echo $$ > ready; exec sleep 1000' < /dev/null > /dev/null 2>&1 &)";

    private readonly Script _script = new();

    public void Dispose() => _script.Dispose();

    [Fact(Timeout = Limit)]
    public async Task RunAsync_TimeIsOver_WholeTreeIsDeadAndOutputIsKept()
    {
        var time = new ManualTime();
        await _script.MakePipesAsync("ready");
        var running = new ProgramRunner(time).RunAsync(_script.Shell("echo begun; " + Family) with { Timeout = TimeSpan.FromSeconds(5) }, CancellationToken.None);
        var processes = Ids(await _script.HearAsync("ready"));
        Assert.All(processes, id => Assert.True(Script.IsAlive(id)));

        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        var result = await running;

        Assert.Equal(ProgramOutcome.TimedOut, result.Outcome);
        Assert.Null(result.ExitCode);
        Assert.Null(result.Signal);
        Assert.Equal(TimeSpan.FromSeconds(5), result.Duration);
        Assert.Equal("begun\n", result.StandardOutput.Text);
        Assert.All(processes, id => Assert.False(Script.IsAlive(id)));
    }

    [Fact(Timeout = Limit)]
    public async Task RunAsync_Cancelled_ThrowsAndWholeTreeIsDead()
    {
        using var cancel = new CancellationTokenSource();
        await _script.MakePipesAsync("ready");
        var running = Script.Runner.RunAsync(_script.Shell($"trap '' TERM INT HUP; {Family}"), cancel.Token);
        var processes = Ids(await _script.HearAsync("ready"));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.All(processes, id => Assert.False(Script.IsAlive(id)));
    }

    [Fact]
    public async Task RunAsync_CancelledBefore_StartsNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Script.Runner.RunAsync(_script.Shell("touch started"), new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFileSystemEntries(_script.Folder));
    }

    [Fact(Timeout = Limit)]
    public async Task RunAsync_CancelledWhileInputIsNotRead_Throws()
    {
        using var cancel = new CancellationTokenSource();
        await _script.MakePipesAsync("ready");
        var running = Script.Runner.RunAsync(_script.Shell(Family) with { StandardInput = new string('x', 5_000_000) }, cancel.Token);
        await _script.HearAsync("ready");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact(Timeout = Limit)]
    public async Task RunAsync_CancelledWithADaemonInItsOwnSession_DaemonIsDead()
    {
        SkipWithoutSessions();
        using var cancel = new CancellationTokenSource();
        await _script.MakePipesAsync("ready");
        var running = Script.Runner.RunAsync(_script.Shell(Daemon + "; sleep 1000"), cancel.Token);
        var daemon = Ids(await _script.HearAsync("ready"));
        Assert.All(daemon, id => Assert.True(Script.IsAlive(id)));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.All(daemon, id => Assert.False(Script.IsAlive(id)));
    }

    [Fact(Timeout = Limit)]
    public async Task RunAsync_ProgramEndsAndLeavesADaemon_DaemonIsDead()
    {
        SkipWithoutSessions();
        await _script.MakePipesAsync("ready", "go");
        var running = Script.Runner.RunAsync(_script.Shell(Daemon + "; read line < go; echo done"), CancellationToken.None);
        var daemon = Ids(await _script.HearAsync("ready"));
        Assert.All(daemon, id => Assert.True(Script.IsAlive(id)));

        await _script.SayAsync("go", "go\n");
        var result = await running;

        Assert.Equal("done\n", result.StandardOutput.Text);
        Assert.All(daemon, id => Assert.False(Script.IsAlive(id)));
    }

    [Fact(Timeout = Limit)]
    public async Task RunAsync_ProgramEndsAndItsChildKeepsTheOutputOpen_ReturnsAtOnce()
    {
        var result = await Script.Runner.RunAsync(_script.Shell("sleep 1000 & echo $!"), CancellationToken.None);

        Assert.True(result.Succeeded);
        Assert.Null(result.Reason);
        Assert.All(Ids(result.StandardOutput.Text), id => Assert.False(Script.IsAlive(id)));
    }

    [Fact(Timeout = Limit)]
    public async Task RunAsync_DaemonThatHidesEveryTrace_IsReportedAndNotWaitedFor()
    {
        SkipWithoutSessions();
        await _script.MakePipesAsync("ready", "go");
        // Nothing is left to know it by: no parent, another session, an empty environment.
        var hidden = _script.Shell("(env -i setsid sh -c 'echo $$ > ready; exec sleep 1000' &); read line < go; echo done");
        var running = Script.Runner.RunAsync(hidden, CancellationToken.None);
        var daemon = Ids(await _script.HearAsync("ready"));
        try
        {
            await _script.SayAsync("go", "go\n");
            var result = await running;

            Assert.Equal("done\n", result.StandardOutput.Text);
            Assert.Contains("holds its output open", result.FormatForModel());
        }
        finally
        {
            Assert.All(daemon, id => Assert.Equal(0, LibC.kill(id, LibC.Kill)));
        }
    }

    private static int[] Ids(string text) => [.. text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static void SkipWithoutSessions() =>
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && ProgramFinder.Find("setsid", Script.SystemPath) is not null,
            "needs Linux's /proc and the program setsid");
}
