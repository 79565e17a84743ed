using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Effects;

public sealed class ScopeTests : IDisposable
{
    private static readonly EffectType<CallStarted, CallFinished> Call =
        new("call", Announcement.Durable, RunsJson.Lines.CallStarted, RunsJson.Lines.CallFinished);

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task OnceAsync_InputsDifferOnResume_TheRecordWinsAndTheDifferenceIsNoted()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder)) await run.Root.OnceAsync(Calling("call-1", "first", fingerprint: "one"), default);

        await using (var run = await ResumeAsync(folder))
        {
            var result = await run.Root.OnceAsync(Calling("call-1", "second", fingerprint: "two"), default);
            Assert.Equal("first", result.Reply!.Text);
        }

        var differs = Assert.Single(LinesOf(folder), line => line.Type == "effect.differs").Read(RunsJson.Lines.EffectDiffers);
        Assert.Equal(new EffectDiffers("one", "two"), differs);
    }

    [Fact]
    public async Task OnceAsync_SameInputsOnResume_NotesNothing()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder)) await run.Root.OnceAsync(Calling("call-1", "first", fingerprint: "one"), default);
        await using (var run = await ResumeAsync(folder)) await run.Root.OnceAsync(Calling("call-1", "second", fingerprint: "one"), default);

        Assert.DoesNotContain(LinesOf(folder), line => line.Type == "effect.differs");
    }

    [Fact]
    public async Task OnceAsync_EffectDidNotHappen_IsTakenBackAndMayBeTriedAgain()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder))
        {
            await Assert.ThrowsAsync<EffectDidNotHappenException>(() => run.Root.OnceAsync(
                Calling("call-1", "") with { Act = (_, _) => throw new EffectDidNotHappenException("The line is cut.") }, default));
            Assert.False(run.Root.Knows("call-1"));
            await run.Root.OnceAsync(Calling("call-1", "now it did"), default);
        }

        Assert.Equal(["run.started", "call.started", "call.abandoned", "call.started", "call.finished"], LinesOf(folder).Select(l => l.Type));
    }

    [Fact]
    public async Task OnceAsync_AbandonedInAnEarlierStint_IsNotSettledButDone()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder))
        {
            await Assert.ThrowsAsync<EffectDidNotHappenException>(() => run.Root.OnceAsync(
                Calling("call-1", "") with { Act = (_, _) => throw new EffectDidNotHappenException("The line is cut.") }, default));
        }

        await using var resumed = await ResumeAsync(folder);
        Assert.False(resumed.Root.Knows("call-1"));
        var result = await resumed.Root.OnceAsync(
            Calling("call-1", "done") with { Settle = (_, _, _) => throw new InvalidOperationException("nothing to settle") }, default);
        Assert.Equal("done", result.Reply!.Text);
    }

    [Fact]
    public async Task OnceAsync_Exception_LeavesTheEffectInDoubt()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder))
        {
            await Assert.ThrowsAsync<TimeoutException>(() => run.Root.OnceAsync(
                Calling("call-1", "") with { Act = (_, _) => throw new TimeoutException() }, default));
        }

        await using var resumed = await ResumeAsync(folder);
        Assert.True(resumed.Root.Knows("call-1"));
        var result = await resumed.Root.OnceAsync(
            Calling("call-1", "") with { Settle = (intent, _, _) => Task.FromResult(Reply($"settled {intent.Model}")) }, default);
        Assert.Equal("settled m", result.Reply!.Text);
    }

    [Fact]
    public async Task OnceAsync_KeyUsedTwice_IsAMistake()
    {
        await using var run = await StartAsync(NewFolder());
        await run.Root.OnceAsync(Calling("call-1", "one"), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.Root.OnceAsync(Calling("call-1", "two"), default));
        run.Root.Part("phase");
        Assert.Throws<InvalidOperationException>(() => run.Root.Part("phase"));
    }

    [Fact]
    public async Task OnceAsync_JournalHasAnotherEffectAtTheKey_IsRefused()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder)) await run.Root.OnceAsync(Calling("call-1", "one"), default);

        await using var resumed = await ResumeAsync(folder);
        await Assert.ThrowsAsync<JournalException>(() => resumed.Root.OnceAsync(
            Calling("call-1", "one") with { Type = new("question", Announcement.Durable, RunsJson.Lines.CallStarted, RunsJson.Lines.CallFinished) }, default));
    }

    [Fact]
    public async Task OnceAsync_CancelledBefore_AnnouncesNothing()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder))
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => run.Root.OnceAsync(Calling("call-1", ""), new CancellationToken(canceled: true)));
        }

        Assert.Single(LinesOf(folder));
    }

    [Fact]
    public async Task TryRead_RecordedInThisStintAndInAnEarlierOne_GivesTheResult()
    {
        var folder = NewFolder();
        await using (var run = await StartAsync(folder))
        {
            Assert.False(run.Root.TryRead(Call, "call-1", out _));
            await run.Root.OnceAsync(Calling("call-1", "said"), default);
            Assert.True(run.Root.TryRead(Call, "call-1", out var now));
            Assert.Equal("said", now!.Reply!.Text);
        }

        await using var resumed = await ResumeAsync(folder);
        Assert.True(resumed.Root.TryRead(Call, "call-1", out var later));
        Assert.Equal("said", later!.Reply!.Text);
    }

    private static Effect<CallStarted, CallFinished> Calling(string key, string reply, string? fingerprint = null) => new()
    {
        Type = Call,
        Key = key,
        Fingerprint = fingerprint,
        Intent = new CallStarted { Provider = "p", Model = "m", Request = "r" },
        Act = (_, _) => Task.FromResult(Reply(reply)),
    };

    private static CallFinished Reply(string text) => new() { Reply = new Payload { Text = text, Size = text.Length } };

    private static Task<Run> StartAsync(RunFolder folder) => Run.StartAsync(
        folder, new RunStarted { Kind = "plan", Workspace = "/w", Version = "test" }, TimeProvider.System, RunObserver.Nobody);

    private static async Task<Run> ResumeAsync(RunFolder folder)
    {
        var (run, problem) = await Run.ResumeAsync(folder, new RunResumed { Version = "test" }, TimeProvider.System, RunObserver.Nobody);
        Assert.Null(problem);
        return run!;
    }

    private static List<JournalLine> LinesOf(RunFolder folder)
    {
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(folder.JournalPath, lines.Add);
        return lines;
    }

    private RunFolder NewFolder() => new RunStore(_home.Path).Create(TimeProvider.System, new Random(3));
}
