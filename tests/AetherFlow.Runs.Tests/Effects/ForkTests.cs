using System.Text;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Effects;

public sealed class ForkTests : IDisposable
{
    private static readonly EffectType<StepStarted, StepFinished> Step =
        new("step", Announcement.Noted, RunsJson.Lines.StepStarted, RunsJson.Lines.StepFinished);

    private static readonly HashSet<string> Kept = new(["build/step_1", "build/step_2"], StringComparer.Ordinal);

    private readonly TemporaryFolder _home = new();
    private readonly Random _chance = new(11);
    private string _before = "";
    private string _after = "";
    private string _output = "";

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task ForkAsync_KeptSteps_AreRecordedAndCostNothing()
    {
        var from = await SourceAsync();
        var folder = NewFolder();

        var told = new List<string>();
        await using (var run = await ForkAsync(folder, from, new RunObserver { OnLine = line => told.Add(line.Type) }))
        {
            var build = run.Root.Part("build");
            Assert.Equal("told", (await DoAsync(build, "step_1")).Output!.Text);
            Assert.Equal(from.Id.Value, (await DoAsync(build, "step_2")).KeptFrom);
            Assert.Equal("worked again", (await DoAsync(build, "step_3")).Output!.Text);
            Assert.Equal(_before, run.History.FirstChanges["a.py"].Before);
            Assert.Equal([new ForkedStep("step_3", "edited")], run.History.Fork!.Again);
        }

        Assert.Equal(["run.started", "run.forked", "step.started", "step.finished", "step.started", "step.finished", "step.started", "step.finished"], told);
        var history = RunHistory.Read(folder);
        Assert.Equal((from.Id.Value, Money.Zero, 0, 4), (history.Inputs!.Forks, history.Spend.Settled, history.Spend.Calls, history.Fork!.Lines));
        var steps = StepsFold.Read(folder).Steps;
        Assert.Equal([from.Id.Value, from.Id.Value, null], steps.Select(s => s.KeptFrom));
        Assert.Equal((Money.Zero, 1000L), (steps[0].Cost, steps[0].DurationMs));
    }

    [Fact]
    public async Task ForkAsync_ContentsOfTheOtherRun_StayWhenThatRunGoes()
    {
        var from = await SourceAsync();
        var folder = NewFolder();
        await using (await ForkAsync(folder, from, RunObserver.Nobody)) Directory.Delete(from.Path, recursive: true);

        foreach (var hash in (string[])[_before, _after, _output]) Assert.NotEmpty(folder.Blobs.Get(hash));
    }

    [Fact]
    public async Task ForkAsync_OtherRunIsOnAnotherDisk_CopiesItsContents()
    {
        using var disk = SmallDisk.TryMount(1024 * 1024);
        Assert.SkipWhen(disk is null, "Mounting a small tmpfs is not permitted here.");
        var from = await SourceAsync();
        var folder = new RunStore(disk!.PathOf("home")).Create(TimeProvider.System, _chance);

        await using (await ForkAsync(folder, from, RunObserver.Nobody)) { }

        foreach (var hash in (string[])[_before, _after, _output]) Assert.Equal(from.Blobs.Get(hash), folder.Blobs.Get(hash));
    }

    [Fact]
    public async Task ForkAsync_StoppedAtEveryLine_EitherRefusesToGoOnOrGoesOnAsAnyRun()
    {
        var from = await SourceAsync();
        const int LinesOfTheFork = 6;
        for (var lines = 1; lines <= LinesOfTheFork; lines++)
        {
            var folder = NewFolder();
            try
            {
                await using var stopped = await ForkAsync(folder, from, new RunObserver { Wrap = journal => new StoppingJournal(journal, lines) });
                Assert.Equal(LinesOfTheFork, lines);
            }
            catch (ProcessKilledException) when (lines < LinesOfTheFork)
            {
                // As meant: the journal holds the first lines, nothing more.
            }

            await CheckResumeAsync(folder, isWhole: lines == LinesOfTheFork);
        }
    }

    [Fact]
    public async Task ResumeAsync_ForkTornAtEveryByte_NeverRunsAsIfNothingWereKept()
    {
        var from = await SourceAsync();
        var whole = NewFolder();
        await using (await ForkAsync(whole, from, RunObserver.Nobody)) { }
        var bytes = await File.ReadAllBytesAsync(whole.JournalPath, TestContext.Current.CancellationToken);
        for (var length = Array.IndexOf(bytes, (byte)'\n') + 1; length < bytes.Length; length += 7)
        {
            await File.WriteAllBytesAsync(whole.JournalPath, bytes[..length], TestContext.Current.CancellationToken);
            Assert.Equal("run.fork_cut", RunHistory.Read(whole).WhyNotResumable(whole.Id)!.Code);
            Assert.False(RunGlance.Read(whole).IsResumable);
        }
    }

    [Fact]
    public async Task ForkAsync_ResultThatTheOtherRunLacks_IsRefusedBeforeAnythingIsWritten()
    {
        var from = await SourceAsync();
        var folder = NewFolder();

        var failure = await Assert.ThrowsAsync<JournalException>(() => Run.ForkAsync(
            folder, Inputs, Fork(from), from, new HashSet<string>(["build/step_9"], StringComparer.Ordinal), TimeProvider.System, RunObserver.Nobody));

        Assert.Contains("build/step_9", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.JournalPath));
    }

    [Fact]
    public async Task ForkAsync_ContentThatTheOtherRunLost_IsRefusedBeforeAnythingIsWritten()
    {
        var from = await SourceAsync();
        File.Delete(Path.Combine(from.Path, "blobs", _after[..2], _after[2..]));
        var folder = NewFolder();

        await Assert.ThrowsAsync<JournalException>(() => ForkAsync(folder, from, RunObserver.Nobody));

        Assert.False(File.Exists(folder.JournalPath));
    }

    [Fact]
    public async Task ForkAsync_OfAFork_NamesTheRunThatDidTheWork()
    {
        var from = await SourceAsync();
        var (first, second) = (NewFolder(), NewFolder());
        await using (await ForkAsync(first, from, RunObserver.Nobody)) { }

        await using (await ForkAsync(second, first, RunObserver.Nobody)) { }

        Assert.Equal([from.Id.Value, from.Id.Value], StepsFold.Read(second).Steps.Select(s => s.KeptFrom));
        Assert.Equal(first.Id.Value, RunHistory.Read(second).Inputs!.Forks);
    }

    [Fact]
    public async Task ForkAsync_NothingKept_IsARunLikeAnyOther()
    {
        var from = await SourceAsync();
        var folder = NewFolder();
        await using (await Run.ForkAsync(folder, Inputs, Fork(from), from, new HashSet<string>(StringComparer.Ordinal), TimeProvider.System, RunObserver.Nobody)) { }

        Assert.True(RunGlance.Read(folder).IsResumable);
        Assert.Null(RunHistory.Read(folder).WhyNotResumable(folder.Id));
    }

    [Fact]
    public async Task FirstChanges_ForkChangesAFileOfItsBase_KeepsTheBase()
    {
        var from = await SourceAsync();
        var folder = NewFolder();
        await using (await ForkAsync(folder, from, RunObserver.Nobody)) { }
        var end = JournalReader.ReadAll(folder.JournalPath, _ => { });
        await using (var journal = JournalFile.Open(folder.JournalPath, end, TimeProvider.System))
        {
            await journal.AppendAsync(JournalEntry.Of(
                "changes.started", "build/step_3/attempt-1/changes", new ChangesStarted { Files = [new ManifestEntry("a.py", _after, _before, "t"), new ManifestEntry("b.py", null, _after, "t")] }, RunsJson.Lines.ChangesStarted));
        }

        var first = RunHistory.Read(folder).FirstChanges;

        Assert.Equal((_before, null), (first["a.py"].Before, first["b.py"].Before));
    }

    private static RunStarted Inputs => new() { Kind = "plan", Workspace = "/w", Version = "test" };

    private async Task CheckResumeAsync(RunFolder folder, bool isWhole)
    {
        Assert.Equal(isWhole, RunGlance.Read(folder).IsResumable);
        var (run, problem) = await Run.ResumeAsync(folder, new RunResumed { Version = "test" }, TimeProvider.System, RunObserver.Nobody);
        if (!isWhole)
        {
            Assert.Equal("run.fork_cut", problem!.Code);
            return;
        }

        await using (run!)
        {
            Assert.Equal("told", (await DoAsync(run!.Root.Part("build"), "step_1")).Output!.Text);
            Assert.Equal(_before, run.History.FirstChanges["a.py"].Before);
        }
    }

    private static Task<StepFinished> DoAsync(Scope build, string step) => build.OnceAsync(
        new Effect<StepStarted, StepFinished>
        {
            Type = Step,
            Key = step,
            Intent = new StepStarted { Step = step, Type = "analysis", Description = "again" },
            Act = (_, _) => Task.FromResult(new StepFinished { Outcome = "done", Output = new Payload { Text = "worked again", Size = 12 } }),
        },
        CancellationToken.None);

    private Task<Run> ForkAsync(RunFolder folder, RunFolder from, RunObserver observer) =>
        Run.ForkAsync(folder, Inputs, Fork(from), from, Kept, TimeProvider.System, observer);

    private RunForked Fork(RunFolder from) => new()
    {
        From = from.Id.Value,
        Kept = ["step_1", "step_2"],
        Again = [new ForkedStep("step_3", "edited")],
        Base = [new ManifestEntry("a.py", _before, _after, "t")],
    };

    private RunFolder NewFolder() => new RunStore(_home.Path).Create(TimeProvider.System, _chance);

    private async Task<RunFolder> SourceAsync()
    {
        var script = new PhaseScript(_home.Path);
        _before = await script.Folder.Blobs.PutAsync("before\n"u8.ToArray(), CancellationToken.None);
        _after = await script.Folder.Blobs.PutAsync("after\n"u8.ToArray(), CancellationToken.None);
        _output = await script.Folder.Blobs.PutAsync(Encoding.UTF8.GetBytes(new string('o', 70_000)), CancellationToken.None);
        await script.Started(mode: "BUILD")
            .Begun("build/step_1").Resumed()
            .Done("build/step_1", files: [new FileChange("a.py", _before, _after)])
            .Begun("build/step_2").Ended("build/step_2", PhaseScript.Result() with { Output = new Payload { Blob = _output, Size = 70_000 } })
            .Done("build/step_3")
            .Finished()
            .WriteAsync();
        return script.Folder;
    }
}
