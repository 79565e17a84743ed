using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Effects;

/// <summary>The promise of the journal: wherever a run is stopped, it resumes to the same result, and what was recorded is not done again.</summary>
public sealed class ResumeTests : IDisposable
{
    private const string Expected =
        "done:2:file1+call-1+call-2,done:2:file2+call-1+call-2,done:2:file3+call-1+call-2,done:2:file4+call-1+call-2";

    private readonly TemporaryFolder _home = new();
    private readonly Random _chance = new(7);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Resume_StoppedAfterEveryLineInTurn_ReachesTheSameResultWithEachRecordedEffectDoneOnce()
    {
        var total = await LinesOfWholeRunAsync();

        for (var lines = 1; lines < total; lines++)
        {
            var folder = NewFolder();
            var before = new ScriptedWorkflow();
            await RunUntilKilledAsync(folder, before, lines);
            await ResumeAndCheckAsync(folder, before);
        }
    }

    [Fact]
    public async Task Resume_StoppedAgainAndAgain_ReachesTheSameResult()
    {
        var folder = NewFolder();
        await RunUntilKilledAsync(folder, new ScriptedWorkflow(), 1);
        var result = "";
        for (var stints = 0; result.Length == 0; stints++)
        {
            Assert.True(stints < 100, "The run makes no progress.");
            var (run, problem) = await Run.ResumeAsync(folder, Resumed, TimeProvider.System, Stopping(10));
            Assert.Null(problem);
            await using var _ = run!;
            try
            {
                result = await new ScriptedWorkflow().RunAsync(run!);
            }
            catch (ProcessKilledException)
            {
                continue;
            }
        }

        Assert.Equal(Expected, result);
    }

    [Fact]
    public async Task Resume_StoppedAtRandomBytes_ReachesTheSameResultWithEachRecordedEffectDoneOnce()
    {
        var whole = NewFolder();
        var finished = new ScriptedWorkflow();
        await RunUntilKilledAsync(whole, finished, int.MaxValue);
        var bytes = await File.ReadAllBytesAsync(whole.JournalPath);
        var firstLine = Array.IndexOf(bytes, (byte)'\n') + 1;

        for (var i = 0; i < 150; i++)
        {
            var folder = NewFolder();
            var cut = _chance.Next(firstLine, bytes.LastIndexOf((byte)'\n') - 1);
            await File.WriteAllBytesAsync(folder.JournalPath, bytes[..cut]);
            await ResumeAndCheckAsync(folder, finished);
        }
    }

    [Fact]
    public async Task Resume_CallCutOff_KeepsItsReservationCounted()
    {
        // Two steps write at once, so which line is a call's announcement differs: stopped later and later until one is open.
        RunFolder folder;
        Money open;
        var stop = 0;
        do
        {
            folder = NewFolder();
            await RunUntilKilledAsync(folder, new ScriptedWorkflow(), ++stop);
            open = RunHistory.Read(folder).Spend.Reserved;
        }
        while (open == Money.Zero && stop < 200);

        Assert.True(open > Money.Zero);

        var (run, _) = await Run.ResumeAsync(folder, Resumed, TimeProvider.System, RunObserver.Nobody);
        await using (run!) await new ScriptedWorkflow().RunAsync(run!);

        var spend = RunHistory.Read(folder).Spend;
        Assert.Equal(open, spend.Unknown);
        Assert.Equal(Money.Zero, spend.Reserved);
        Assert.Equal(new Money(0.25m * 2 * ScriptedWorkflow.Steps), spend.Settled);
    }

    [Fact]
    public async Task Resume_RunFinishedForGood_IsRefused()
    {
        var folder = NewFolder();
        await RunUntilKilledAsync(folder, new ScriptedWorkflow(), int.MaxValue);

        var (run, problem) = await Run.ResumeAsync(folder, Resumed, TimeProvider.System, RunObserver.Nobody);

        Assert.Null(run);
        Assert.Equal("run.finished", problem!.Code);
    }

    [Fact]
    public async Task Resume_RunInOtherHands_IsRefused()
    {
        var folder = NewFolder();
        await using var holder = await Run.StartAsync(folder, Inputs, TimeProvider.System, RunObserver.Nobody);

        var (run, problem) = await Run.ResumeAsync(folder, Resumed, TimeProvider.System, RunObserver.Nobody);

        Assert.Null(run);
        Assert.Equal("run.locked", problem!.Code);
    }

    [Fact]
    public async Task Resume_FirstLineTorn_SaysThatNothingWasDone()
    {
        var folder = NewFolder();
        await File.WriteAllTextAsync(folder.JournalPath, "{\"v\":1,\"seq\":1");

        var (run, problem) = await Run.ResumeAsync(folder, Resumed, TimeProvider.System, RunObserver.Nobody);

        Assert.Null(run);
        Assert.Equal("run.empty", problem!.Code);
    }

    private static RunStarted Inputs => new() { Kind = "plan", Workspace = "/w", Version = "test" };

    private static RunResumed Resumed => new() { Version = "test" };

    private RunFolder NewFolder() => new RunStore(_home.Path).Create(TimeProvider.System, _chance);

    private static RunObserver Stopping(int lines) => new() { Wrap = journal => new StoppingJournal(journal, lines) };

    private async Task<int> LinesOfWholeRunAsync()
    {
        var folder = NewFolder();
        await RunUntilKilledAsync(folder, new ScriptedWorkflow(), int.MaxValue);
        var lines = 0;
        JournalReader.ReadAll(folder.JournalPath, _ => lines++);
        return lines;
    }

    private static async Task RunUntilKilledAsync(RunFolder folder, ScriptedWorkflow workflow, int lines)
    {
        try
        {
            await using var run = await Run.StartAsync(folder, Inputs, TimeProvider.System, Stopping(lines));
            Assert.Equal(Expected, await workflow.RunAsync(run));
        }
        catch (ProcessKilledException) when (lines < int.MaxValue)
        {
            // As meant: the journal holds the first lines, nothing more.
        }
    }

    private static async Task ResumeAndCheckAsync(RunFolder folder, ScriptedWorkflow before)
    {
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        var announced = new HashSet<string>(StringComparer.Ordinal);
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type.EndsWith(".finished", StringComparison.Ordinal)) recorded.Add(line.Key);
            else if (line.Type.EndsWith(".started", StringComparison.Ordinal)) announced.Add(line.Key);
        });

        var after = new ScriptedWorkflow();
        var (run, problem) = await Run.ResumeAsync(folder, Resumed, TimeProvider.System, RunObserver.Nobody);
        Assert.Null(problem);
        await using (run!) Assert.Equal(Expected, await after.RunAsync(run!));

        foreach (var (key, times) in after.Happened)
        {
            Assert.DoesNotContain(key, recorded);
            Assert.Equal(1, times);
            // An announced change is settled from its manifest, never simply done again.
            if (key.EndsWith("/changes", StringComparison.Ordinal)) Assert.DoesNotContain(key, announced);
        }

        Assert.All(after.Settled.Keys, key => Assert.True(announced.Contains(key) && !recorded.Contains(key)));
        Assert.All(before.Happened.Keys.Where(recorded.Contains), key => Assert.False(after.Happened.ContainsKey(key)));
        Assert.NotNull(RunHistory.Read(folder).Finish);
        Assert.All(ManifestsOf(folder), manifests => Assert.Single(manifests));
    }

    /// <summary>The manifest that counts is the first: a settled change must not be announced again with a later one.</summary>
    private static IEnumerable<IGrouping<string, JournalLine>> ManifestsOf(RunFolder folder)
    {
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(folder.JournalPath, lines.Add);
        return lines.Where(line => line.Type == "changes.started").GroupBy(line => line.Key);
    }
}
