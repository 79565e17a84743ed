using System.Runtime.InteropServices;
using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Confinement;

/// <summary>Limits in real bubblewrap. A bomb is lit only where a small try has shown that its limit holds.</summary>
public sealed class LimitTests
{
    private const long Mega = 1024 * 1024;

    /// <summary>MNT_DETACH.</summary>
    private const int Detached = 2;

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_TakesTooMuchMemory_IsKilledAndTold()
    {
        Assert.SkipWhen(ProgramFinder.Find("perl", Script.SystemPath) is null, "needs perl to take memory");
        using var place = await SandboxedPlace.OpenAsync();
        var settings = new SandboxSettings { MemoryBytes = 100 * Mega };

        var result = await place.BashAsync("perl -e '$x = \"a\" x 300_000_000; print length $x'; echo $?", settings);

        Assert.DoesNotContain("300000000", result.StandardOutput.Text);
        if (!place.Finding.Notes.IsEmpty) return;
        Assert.Equal("137\n", result.StandardOutput.Text);
        var denial = Assert.Single(result.Denials);
        Assert.Equal("sandbox.memory", denial.Code);
        Assert.Contains("memory limit of 100 MB", denial.Message);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_IsItselfKilledForMemory_HasExitCode137()
    {
        Assert.SkipWhen(ProgramFinder.Find("perl", Script.SystemPath) is null, "needs perl to take memory");
        using var place = await SandboxedPlace.OpenAsync();
        Assert.SkipUnless(place.Finding.Notes.IsEmpty, string.Join(' ', place.Finding.Notes));

        var result = await place.Runner(new SandboxSettings { MemoryBytes = 100 * Mega }).RunAsync(
            new CommandCall { Plain = PlainCommand.Of("perl", "-e", "$x = 'a' x 300_000_000") }, CancellationToken.None);

        Assert.Equal(137, result.ExitCode);
        Assert.Equal("sandbox.memory", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task ForkBomb_WithALimitOfProcesses_BurnsOut()
    {
        Assert.SkipWhen(ProgramFinder.Find("perl", Script.SystemPath) is null, "needs perl to count processes");
        using var place = await SandboxedPlace.OpenAsync();
        var settings = new SandboxSettings { Processes = 64, MemoryBytes = 200 * Mega, Timeout = TimeSpan.FromSeconds(2) };
        var tried = await place.RunAsync(settings, "perl", "-e", "my $n = 0; for (1..100) { my $p = fork; last if !defined $p; if (!$p) { sleep 60; exit } $n++ } print $n");
        Assert.SkipUnless(int.TryParse(tried.StandardOutput.Text, out var started) && started < 64, "the number of processes is not limited here, so no bomb is lit");

        var result = await place.BashAsync("bomb() { bomb | bomb & }; bomb 2>/dev/null; sleep 1.5", settings);

        Assert.NotEqual(CommandOutcome.NotStarted, result.Outcome);
        Assert.Empty(ProcessesOf(place));
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("/tmp")]
    [InlineData("/dev/shm")]
    [InlineData("$HOME")]
    public async Task Command_FillsPrivateSpace_MeetsItsLimit(string folder)
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.BashAsync($"head -c 20000000 /dev/zero > {folder}/large", new SandboxSettings { TemporaryBytes = 10 * Mega });

        Assert.NotEqual(0, result.ExitCode);
        var denial = Assert.Single(result.Denials);
        Assert.Equal("sandbox.temporary_space", denial.Code);
        Assert.Contains("10 MB", denial.Message);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_WritesALargeFile_MeetsTheLimitOfFiles()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var settings = new SandboxSettings { FileBytes = 2 * Mega };

        var killed = await place.Runner(settings).RunAsync(new CommandCall { Plain = PlainCommand.Of("cp", "/dev/zero", "large") }, CancellationToken.None);
        var told = await place.BashAsync("trap '' XFSZ; head -c 9000000 /dev/zero > other", settings);

        Assert.Equal(128 + 25, killed.ExitCode);
        Assert.Equal("sandbox.file_size", Assert.Single(killed.Denials).Code);
        Assert.Equal("sandbox.file_size", Assert.Single(told.Denials).Code);
        Assert.Equal(2 * Mega, new FileInfo(Path.Combine(place.Workspace, "large")).Length);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_TimeIsOver_WholeTreeIsDeadThoughItIgnoresSignals()
    {
        using var place = await SandboxedPlace.OpenAsync();
        await place.MakePipesAsync("ready");
        var time = new ManualTime();
        var runner = new CommandRunner(place.Finding, SandboxSettings.Default, new SandboxPlace { Workspace = place.Workspace, Environment = SandboxedPlace.UserEnvironment }, time);
        var running = runner.RunAsync(
            new CommandCall { BashText = "trap '' TERM INT HUP; echo begun; setsid sh -c 'sleep 1000' < /dev/null > /dev/null 2>&1 & echo > ready; sleep 1000; sleep 1000", Timeout = TimeSpan.FromSeconds(5) },
            CancellationToken.None);
        await place.HearAsync("ready");
        Assert.NotEmpty(ProcessesOf(place));

        time.Advance(TimeSpan.FromSeconds(5));
        var result = await running;

        Assert.Equal(CommandOutcome.TimedOut, result.Outcome);
        Assert.Null(result.ExitCode);
        Assert.Equal("begun\n", result.StandardOutput.Text);
        Assert.Empty(ProcessesOf(place));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_IsCancelled_ThrowsAndWholeTreeIsDead()
    {
        using var place = await SandboxedPlace.OpenAsync();
        await place.MakePipesAsync("ready");
        using var cancel = new CancellationTokenSource();
        var running = place.Runner().RunAsync(new CommandCall { BashText = "trap '' TERM; sleep 1000 & echo > ready; wait" }, cancel.Token);
        await place.HearAsync("ready");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(ProcessesOf(place));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_LeavesADaemon_DaemonIsDead()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.BashAsync("(env -i setsid sh -c 'sleep 1000; sleep 1000' < /dev/null > /dev/null 2>&1 &); echo done");

        Assert.Equal("done\n", result.StandardOutput.Text);
        Assert.Null(result.Remark);
        Assert.Empty(ProcessesOf(place));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_FillsTheDiskOfTheWorkspace_IsKilledAndTheRestStaysFree()
    {
        Assert.SkipUnless(Kernel.IsRoot, "only root can mount a small disk");
        using var place = await SandboxedPlace.OpenAsync();
        var small = Directory.CreateDirectory(Path.Combine(place.Root, "small")).FullName;
        Assert.SkipUnless(mount("none", small, "tmpfs", 0, "size=8m") == 0, "nothing can be mounted here");
        try
        {
            var result = await place.Runner(place: p => p with { Workspace = small }).RunAsync(
                new CommandCall { BashText = "while :; do head -c 20000 /dev/zero >> large; sleep 0.01; done" }, CancellationToken.None);

            Assert.Equal(CommandOutcome.DiskFull, result.Outcome);
            Assert.Contains("the disk was almost full", result.FormatForModel());
            Assert.Empty(ProcessesOf(place));
        }
        finally
        {
            Assert.Equal(0, umount2(small, Detached));
        }
    }

    [Fact]
    public void DiskWatch_FreeSpaceFallsBelowTheReserve_Says()
    {
        var time = new ManualTime();
        var free = 10_000 * Mega;
        using var watch = new DiskWatch(() => free, time);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(watch.Full.IsCancellationRequested);

        free = 200 * Mega;
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(watch.Full.IsCancellationRequested);
    }

    /// <summary>Processes of any sandbox of this place, seen from outside by what they were started with.</summary>
    private static List<int> ProcessesOf(SandboxedPlace place) =>
        [.. ProcessEntry.All().Where(p => p.IsAlive && p.Id != Environment.ProcessId && p.WasStartedWith(System.Text.Encoding.UTF8.GetBytes("PWD=" + place.Workspace))).Select(p => p.Id)];

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mount(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string source, [MarshalAs(UnmanagedType.LPUTF8Str)] string target, [MarshalAs(UnmanagedType.LPUTF8Str)] string type,
        nuint flags, [MarshalAs(UnmanagedType.LPUTF8Str)] string data);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int umount2([MarshalAs(UnmanagedType.LPUTF8Str)] string target, int flags);
}
