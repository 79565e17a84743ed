using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Effects;

/// <summary>Results that stay inside their scope: nobody waits for their line alone, and nothing comes of them before it is on disk.</summary>
public sealed class RecordingTests : IDisposable
{
    private static readonly EffectType<NoIntent, SnapshotTaken> Reading =
        new("snapshot", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.SnapshotTaken) { Recording = Recording.BeforeItsOutcome };

    private static readonly EffectType<CallStarted, CallFinished> Call =
        new("call", Announcement.Durable, RunsJson.Lines.CallStarted, RunsJson.Lines.CallFinished);

    private static readonly EffectType<NoIntent, AttemptFinished> Attempt =
        new("attempt", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.AttemptFinished);

    private readonly TemporaryFolder _home = new();
    private int _readings;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task OnceAsync_ResultStaysInside_IsOnDiskBeforeAnythingComesOfIt()
    {
        var folder = NewFolder();
        List<string> whenItActed = [];

        await using var run = await Run.StartAsync(folder, Inputs, TimeProvider.System, RunObserver.Nobody);
        await AttemptAsync(run.Root, () => whenItActed = Types(folder));

        Assert.Equal(["run.started", "snapshot.finished", "call.started"], whenItActed);
        Assert.Equal(["run.started", "snapshot.finished", "call.started", "call.finished", "attempt.finished"], Types(folder));
    }

    [Fact]
    public async Task OnceAsync_ResultStayedInsideAndTheScopeWasCutOff_IsTakenFromTheJournal()
    {
        var folder = NewFolder();
        await using (var run = await Run.StartAsync(folder, Inputs, TimeProvider.System, new RunObserver { Wrap = journal => new StoppingJournal(journal, 3) }))
            await Assert.ThrowsAsync<ProcessKilledException>(() => AttemptAsync(run.Root, () => { }));

        var (resumed, _) = await Run.ResumeAsync(folder, new RunResumed { Version = "test" }, TimeProvider.System, RunObserver.Nobody);
        await using (resumed!) await AttemptAsync(resumed!.Root, () => { });

        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task ResumeAsync_JournalWentOnSinceItWasRead_TakesInWhatIsNew()
    {
        var folder = NewFolder();
        await using (var run = await Run.StartAsync(folder, Inputs, TimeProvider.System, RunObserver.Nobody))
            await run.FinishAsync(new RunFinished { Outcome = "cancelled", Resumable = true });
        var past = RunHistory.Read(folder);
        var (between, _) = await Run.ResumeAsync(folder, new RunResumed { Version = "test" }, TimeProvider.System, RunObserver.Nobody, RunHistory.Read(folder));
        await using (between!) await between!.FinishAsync(new RunFinished { Outcome = "completed", Resumable = false });

        var (refused, problem) = await Run.ResumeAsync(folder, new RunResumed { Version = "test" }, TimeProvider.System, RunObserver.Nobody, past);

        Assert.Null(refused);
        Assert.Equal("run.finished", problem!.Code);
        Assert.Equal(2, past.Stints);
    }

    [Fact]
    public void Close_ScopeOfAResultThatStaysInside_ForgetsAllThatItContained()
    {
        var index = new RecordIndex();
        index.Start("build/step_1", default);
        index.Finish("build/step_1/attempt-1/call-1", default);

        index.Close("build/step_1/attempt-1");

        Assert.False(index.TryFind("build/step_1/attempt-1/call-1", out _, out _));
        Assert.True(index.TryFind("build/step_1", out _, out _));
    }

    private static RunStarted Inputs => new() { Kind = "plan", Workspace = "/w", Version = "test" };

    private Task<AttemptFinished> AttemptAsync(Scope scope, Action onCall) => scope.OnceAsync(
        new Effect<NoIntent, AttemptFinished>
        {
            Type = Attempt,
            Key = "attempt-1",
            Intent = NoIntent.Instance,
            Act = async (inside, cancellation) =>
            {
                await inside.OnceAsync(ReadingOf(), cancellation);
                await inside.OnceAsync(CallOf(onCall), cancellation);
                return new AttemptFinished { Accepted = true };
            },
        },
        CancellationToken.None);

    private Effect<NoIntent, SnapshotTaken> ReadingOf() => new()
    {
        Type = Reading,
        Key = "snapshot",
        Intent = NoIntent.Instance,
        Act = (_, _) =>
        {
            _readings++;
            return Task.FromResult(new SnapshotTaken { Files = [] });
        },
    };

    private static Effect<CallStarted, CallFinished> CallOf(Action onCall) => new()
    {
        Type = Call,
        Key = "call-1",
        Intent = new CallStarted { Provider = "p", Model = "m", Request = "r" },
        Act = (_, _) =>
        {
            onCall();
            return Task.FromResult(new CallFinished());
        },
    };

    private static List<string> Types(RunFolder folder)
    {
        var types = new List<string>();
        JournalReader.ReadAll(folder.JournalPath, line => types.Add(line.Type));
        return types;
    }

    private RunFolder NewFolder() => new RunStore(_home.Path).Create(TimeProvider.System, new Random(3));
}
