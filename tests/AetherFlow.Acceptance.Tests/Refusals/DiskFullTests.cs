using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Acceptance.Tests.Running;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>No space left in mid-write: files stay whole, the journal stays readable, and the run goes on with more space.</summary>
public sealed class DiskFullTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    private const string NoMount = "this user may not mount a small file system";

    [Fact]
    public async Task Workspace_ThatIsFull_KeepsItsFilesAndTheRunGoesOnWithSpace()
    {
        using var disk = SmallDisk.TryMount(256 * 1024);
        Assert.SkipWhen(disk is null, NoMount);
        Sample.WriteTo(disk.Path);
        var before = Trees.Of(disk.Path);
        var large = Replies.File("new/deep/one.txt", Text(150)) + Replies.File("new/two.txt", Text(150));
        await using var simulator = await Sample.ServeAsync(new Script([Replies.To(2, large), .. Sample.Script.Entries]));
        using var user = new User(simulator).WithSample();

        var ended = await user.RunAsync("--plan", "plan.json", "--workspace", disk.Path, "--json");

        Assert.True(ended.ExitCode == 1, ended.ToString());
        Assert.Contains("workspace.disk_full", ended.Out, StringComparison.Ordinal);
        var after = Trees.Of(disk.Path);
        Assert.Equal(before["app.txt"], after["app.txt"]);
        Assert.DoesNotContain(after.Keys, path => path.StartsWith("new", StringComparison.Ordinal) || path.Contains(".tmp", StringComparison.Ordinal));
        var run = Assert.Single(user.Runs());
        Assert.NotNull(RunHistory.Read(new RunStore(user.State).Find(run)!).Finish);
        (await user.UndoAsync(run)).WithCode(0);
        Assert.Equal(before, Trees.Of(disk.Path));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(48)]
    public async Task Home_ThatIsFull_EndsTheRunWhichGoesOnWithSpace(int kilobytes)
    {
        using var disk = SmallDisk.TryMount(kilobytes * 1024);
        Assert.SkipWhen(disk is null, NoMount);
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        user.Variables["AETHERFLOW_HOME"] = disk.Path;

        var ended = await user.RunPlanAsync();

        Assert.True(ended.ExitCode == 1 && !ended.Error.Contains("Unexpected error", StringComparison.Ordinal), ended.ToString());
        Assert.Contains("[run.journal]", ended.Error, StringComparison.Ordinal);
        ended.Events();
        using var home = new TemporaryFolder();
        await MoveAsync(disk.Path, home.Path);
        user.Variables["AETHERFLOW_HOME"] = home.Path;
        var run = user.Runs().SingleOrDefault(id => File.Exists(user.Journal(id)) && new FileInfo(user.Journal(id)).Length > 0);
        var resumed = run is null ? await user.RunPlanAsync() : await user.ResumeAsync(run);
        Assert.Equal("completed", resumed.WithCode(0).Finish().Outcome);
        Assert.Equal(reference.After, Trees.Of(user.Workspace));
    }

    private static string Text(int kilobytes) => string.Concat(Enumerable.Repeat(new string('x', 63) + "\n", kilobytes * 16));

    private static async Task MoveAsync(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            await File.WriteAllBytesAsync(Path.Combine(to, Path.GetRelativePath(from, file)), await File.ReadAllBytesAsync(file));
    }
}
