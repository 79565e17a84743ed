using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Folds;

public sealed class RunGlanceTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Read_FinishedRun_SaysHowItEnded()
    {
        var script = new RunScript(_home.Path).Started().StepDone("step_1").Finished(new RunFinished { Outcome = "budget", Resumable = true });
        await script.WriteAsync();

        var glance = RunGlance.Read(script.Folder);

        Assert.Equal(("budget", true, "sample"), (glance.Outcome, glance.IsResumable, glance.Inputs!.TaskId));
        Assert.Equal(TimeSpan.FromSeconds(1), glance.LastAt - glance.StartedAt);
    }

    /// <summary>Nobody could answer it any more.</summary>
    [Fact]
    public async Task Read_DemoThatWasCutOff_CannotGoOn()
    {
        var script = new RunScript(_home.Path).Started(new RunStarted { Kind = "plan", Workspace = "/w", Simulated = true, Version = "test" }).StepStarted("step_1");
        await script.WriteAsync();

        Assert.False(RunGlance.Read(script.Folder).IsResumable);
        Assert.False(RunHistory.Read(script.Folder).IsResumable);
        Assert.Equal("run.simulated", RunHistory.Read(script.Folder).WhyNotResumable(script.Folder.Id)?.Code);
    }

    [Fact]
    public async Task Read_JournalTornAtEveryByte_GivesTheLastWholeLine()
    {
        var script = new RunScript(_home.Path).Started().StepStarted("step_1").Finished(new RunFinished { Outcome = "completed", Resumable = false });
        await script.WriteAsync();
        var bytes = await File.ReadAllBytesAsync(script.Folder.JournalPath);
        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(script.Folder.JournalPath, bytes[..length]);
            var whole = bytes[..length].Count(b => b == (byte)'\n');

            Assert.Equal(whole switch { 0 => "empty", 3 => "completed", _ => "interrupted" }, RunGlance.Read(script.Folder).Outcome);
        }
    }

    [Fact]
    public async Task Read_RunInOtherHands_IsRunning()
    {
        var folder = new RunStore(_home.Path).Create(TimeProvider.System, new Random(1));
        await using var run = await Run.StartAsync(folder, new RunStarted { Kind = "plan", Workspace = "/w", Version = "test" }, TimeProvider.System, RunObserver.Nobody);

        var glance = RunGlance.Read(folder);

        Assert.Equal(("running", false), (glance.Outcome, glance.IsResumable));
        Assert.Equal(folder.Id.Value, glance.Inputs!.Run);
    }
}
