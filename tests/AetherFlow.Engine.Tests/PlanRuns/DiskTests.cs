using AetherFlow.Engine.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>A disk that refuses stops the run; what it refused is done when the run goes on.</summary>
public sealed class DiskTests
{
    private const int Size = 256 * 1024;

    [Fact]
    public async Task Run_DiskFullInMidWrite_StopsWithTheTreeAsItWasAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.TryMount(Size);
        if (disk is null) Assert.Skip("This user may not mount a small file system.");
        File.WriteAllBytes(disk.PathOf("filler"), new byte[Size / 2]);
        var large = new string('x', Size / 2 + 1000) + "\n";
        var calls = 0;
        using var harness = new RunHarness
        {
            Elsewhere = disk.Path,
            Connect = () => InProcess.Connect((_, _) =>
            {
                calls++;
                return Task.FromResult(Replies.File("new/small.txt", "small\n") + Replies.File("new/large.txt", large));
            }),
        };
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["new/small.txt", "new/large.txt"])));
        var folder = harness.NewFolder();

        var stopped = await harness.StartAsync(plan, folder);

        Assert.Equal(("failed", true, "workspace.disk_full"), (stopped.Outcome, stopped.Resumable, stopped.Problem!.Code));
        Assert.Equal([disk.PathOf("filler")], Directory.EnumerateFileSystemEntries(disk.Path));

        File.Delete(disk.PathOf("filler"));
        var finish = await harness.ResumeAsync(plan, folder);

        Assert.Equal(("completed", 1), (finish.Outcome, calls));
        Assert.Equal(large, File.ReadAllText(disk.PathOf("new/large.txt")));
        Assert.Equal("completed", (await harness.UndoAsync(folder)).Outcome);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
    }
}
