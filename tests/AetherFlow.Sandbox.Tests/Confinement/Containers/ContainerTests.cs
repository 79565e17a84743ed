using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Confinement.Containers;

/// <summary>What holds in containers, whichever engine makes them.</summary>
public abstract class ContainerTests(SandboxKind kind, ContainerRoot root) : IClassFixture<ContainerRoot>, IDisposable
{
    private const string PlaceVariable = "AETHERFLOW_TEST_PLACE";
    private const string ImageVariable = "AETHERFLOW_TEST_IMAGE";
    private const long Mega = 1024 * 1024;

    private protected ContainerPlace Place { get; } = new(kind, root);

    public void Dispose()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task List_InWorkspace_RunsConfinedAndLeavesNoContainer()
    {
        await Place.OpenAsync();
        Directory.CreateDirectory(Path.Combine(Place.Workspace, ".git"));
        var list = new PlainCommand
        {
            Pipelines =
            [
                .. PlainCommand.Of("touch", "made", ".git/config").Pipelines,
                .. PlainCommand.Of("sh", "-c", "pwd; id -u; touch /etc/x || tail -n +3 /proc/net/dev | cut -d: -f1; grep CapEff /proc/self/status").Pipelines,
            ],
        };

        var result = await (await Place.RunnerAsync()).RunAsync(new CommandCall { Plain = list }, CancellationToken.None);

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.True(File.Exists(Path.Combine(Place.Workspace, "made")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Place.Workspace, ".git")));
        Assert.Equal([1, 0], result.Pipelines.Select(p => p.ExitCodes.Single()));
        Assert.Contains("Read-only file system", result.StandardError.Text);
        Assert.Matches(@"^/.*/ws\n\d+\n *lo\nCapEff:\s+0+\n$", result.StandardOutput.Text);
        Assert.DoesNotContain(Owner.Self.ToString(), await Place.ContainersAsync());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Files_WrittenInside_BelongToTheUserOutside()
    {
        await Place.OpenAsync();

        File.WriteAllText(Path.Combine(Place.Workspace, "given"), "");

        var result = await Place.BashAsync("echo x > made && mkdir folder && echo x > folder/made && rm given");

        Assert.True(result.Succeeded, result.FormatForModel());
        var owners = await Place.OutsideAsync("stat", ["-c", "%u:%g", "ws/made", "ws/folder", "ws/folder/made"]);
        Assert.Equal(string.Concat(Enumerable.Repeat($"{Kernel.UserId}:{Kernel.GroupId}\n", 3)), owners.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_TriesToGetOut_Fails()
    {
        await Place.OpenAsync();
        Directory.CreateDirectory(Path.Combine(Place.Workspace, ".git"));
        File.WriteAllText(Path.Combine(Place.Workspace, ".git/config"), "kept");
        File.WriteAllText(Path.Combine(Place.Path, "victim"), "outside");
        File.CreateSymbolicLink(Path.Combine(Place.Workspace, "link"), Path.Combine(Place.Path, "victim"));
        string[] tries =
        [
            "echo x > /etc/new", "echo x > /new", "echo x > /bin/new", "mount -o remount,rw /", "mount -t tmpfs none /tmp",
            "mount --bind /tmp /etc", "umount /tmp", "umount .git", "echo x > .git/config", "rm .git/config", "mv .git other", "chroot / true",
            "mknod /tmp/disk b 8 0", "hostname other", "nsenter -t 1 -m true", "date -s 200101010000; [ $(date +%Y) = 2001 ]", "dmesg", "chown 4321 link",
            "cat link", $"cat {Place.Path}/victim", $"echo x > {Place.Path}/ws/../victim; false", "head -c 1 /proc/kcore | grep -q .", "grep -q . /proc/keys",
            "echo b > /proc/sysrq-trigger", "v=$(cat /proc/sys/kernel/core_pattern) && echo \"$v\" > /proc/sys/kernel/core_pattern",
            "v=$(cat /proc/sys/vm/swappiness) && echo $v > /proc/sys/vm/swappiness", "mkdir /sys/fs/cgroup/memory/x || mkdir /sys/fs/cgroup/x",
            "test -e /dev/sda -o -e /dev/vda -o -e /dev/kvm -o -e /dev/fuse -o -e /dev/net/tun -o -e /dev/mem",
            "test -e /var/run/docker.sock -o -e /run/podman/podman.sock", "[ $(ls -d /proc/[0-9]* | wc -l) -gt 8 ]", "nc -w 1 1.1.1.1 80",
        ];

        var result = await Place.BashAsync(string.Concat(tries.Select((text, i) => $"( {text} ) > /dev/null 2>&1 && echo got out: {i}\n")) + "echo tried");

        Assert.Equal("tried\n", result.StandardOutput.Text);
        Assert.Equal("outside", File.ReadAllText(Path.Combine(Place.Path, "victim")));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(Place.Workspace, ".git/config")));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Environment_Inside_HoldsNothingOfTheEngineOrTheUser()
    {
        await Place.OpenAsync();

        var result = await Place.BashAsync("env | cut -d= -f1 | sort; cat /proc/sys/kernel/hostname");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.DoesNotMatch("(?m)^(DOCKER_|CONTAINER_HOST|XDG_RUNTIME_DIR|LOGNAME_)", result.StandardOutput.Text);
        Assert.EndsWith("\nsandbox\n", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Program_InTemporaryFolder_CanBeRun()
    {
        await Place.OpenAsync();

        var result = await Place.BashAsync("for folder in /tmp $HOME; do cp /bin/busybox $folder/sh && $folder/sh -c 'echo ran' || exit 1; done");

        Assert.Equal("ran\nran\n", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Workspace_WithAnUnusualName_IsMountedWhereItIs()
    {
        const string name = "a colon: a comma, a \"quote\" été #1 $HOME; 'x'";
        await Place.OpenAsync();
        var workspace = await Place.MakeWorkspaceAsync(name);
        File.WriteAllText(Path.Combine(workspace, ".env"), "kept");

        var result = await (await Place.RunnerAsync(workspace: workspace)).RunAsync(new CommandCall { BashText = "pwd; echo made > made; echo lost > .env" }, CancellationToken.None);

        Assert.Equal(workspace + "\n", result.StandardOutput.Text);
        Assert.Equal("made\n", File.ReadAllText(Path.Combine(workspace, "made")));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(workspace, ".env")));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Memory_TooMuch_IsKilledAndTold()
    {
        await Place.OpenAsync();
        await SkipWithoutLimitsAsync();

        var result = await (await Place.RunnerAsync(s => s with { MemoryBytes = 50 * Mega, TemporaryBytes = 200 * Mega })).RunAsync(
            new CommandCall { Plain = PlainCommand.Of("dd", "if=/dev/zero", "of=/tmp/large", "bs=1M", "count=150") }, CancellationToken.None);

        Assert.Equal(137, result.ExitCode);
        Assert.Equal("sandbox.memory", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Processes_TooMany_AreRefusedAndTold()
    {
        await Place.OpenAsync();
        await SkipWithoutLimitsAsync();

        var result = await Place.BashAsync("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do sleep 20 & done; echo all", s => s with { Processes = 12 });

        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("all", result.StandardOutput.Text);
        Assert.Equal("sandbox.processes", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task PrivateSpace_Filled_MeetsItsLimits()
    {
        await Place.OpenAsync();

        var result = await Place.BashAsync("for folder in /tmp /dev/shm $HOME; do dd if=/dev/zero of=$folder/large bs=1M count=11 && exit 3; done; exit 1", s => s with { TemporaryBytes = 10 * Mega });

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("sandbox.temporary_space", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task File_TooLarge_MeetsItsLimit()
    {
        await Place.OpenAsync();

        var result = await Place.BashAsync("trap '' XFSZ; dd if=/dev/zero of=large bs=1M count=9", s => s with { FileBytes = 2 * Mega });

        Assert.Equal("sandbox.file_size", Assert.Single(result.Denials).Code);
        Assert.Equal(2 * Mega, new FileInfo(Path.Combine(Place.Workspace, "large")).Length);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Program_ThatTheImageLacks_IsNotFound()
    {
        await Place.OpenAsync();

        var result = await (await Place.RunnerAsync()).RunAsync(new CommandCall { Plain = PlainCommand.Of("no-such-program") }, CancellationToken.None);

        Assert.Equal(CommandOutcome.Exited, result.Outcome);
        Assert.Equal(127, result.ExitCode);
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1500)]
    public async Task Time_IsOver_ContainerIsGone(int milliseconds)
    {
        await Place.OpenAsync();

        var result = await (await Place.RunnerAsync()).RunAsync(
            new CommandCall { Plain = PlainCommand.Of("sh", "-c", "trap '' TERM; sleep 1000"), Timeout = TimeSpan.FromMilliseconds(milliseconds) }, CancellationToken.None);

        Assert.Equal(CommandOutcome.TimedOut, result.Outcome);
        Assert.DoesNotContain(Owner.Self.ToString(), await Place.ContainersAsync());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_IsCancelled_ThrowsAndContainerIsGone()
    {
        await Place.OpenAsync();
        Assert.True((await Place.OutsideAsync("mkfifo", [Path.Combine(Place.Workspace, "ready")])).Succeeded);
        using var cancel = new CancellationTokenSource();
        var running = (await Place.RunnerAsync()).RunAsync(new CommandCall { BashText = "trap '' TERM; echo > ready; sleep 1000" }, cancel.Token);
        await Task.Run(() => File.ReadAllText(Path.Combine(Place.Workspace, "ready")), TestContext.Current.CancellationToken);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.DoesNotContain(Owner.Self.ToString(), await Place.ContainersAsync());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task ContainerOfAKilledProgram_NextStart_RemovesIt()
    {
        await Place.OpenAsync();
        string[] image = kind == SandboxKind.Podman ? ["--rootfs", Place.Settings.Image] : [Place.Settings.Image];
        var made = await Place.Engine.AskAsync(
            ["create", "--name", $"aetherflow-{ContainerPlace.DeadOwner}-1", "--label", $"{ContainerArguments.OwnerLabel}={ContainerPlace.DeadOwner}", "--network", "none", .. image, "true"], CancellationToken.None);
        Assert.True(made.Succeeded, made.FormatForModel());

        await ContainerPlace.FindAsync(Place.Settings);

        Assert.DoesNotContain(ContainerPlace.DeadOwner, await Place.ContainersAsync());
    }

    [Fact(Timeout = 2 * SandboxedPlace.Limit)]
    public async Task Program_IsKilledWhileItsContainerRuns_IsRemovedByTheNextStart()
    {
        await Place.OpenAsync();
        var ready = Path.Combine(Place.Workspace, "ready");
        Assert.True((await Place.OutsideAsync("mkfifo", [ready])).Succeeded);
        var running = Place.OutsideAsync(
            "sh",
            ["-c", "\"$0\" -explicit only -method \"$1\" & echo $! > pid; wait $!; echo killed: $?", Environment.ProcessPath!, $"{GetType().FullName}.{nameof(Host)}"],
            (PlaceVariable, Place.Workspace),
            (ImageVariable, Place.Settings.Image));
        await Task.Run(() => File.ReadAllText(ready), TestContext.Current.CancellationToken);
        var host = int.Parse(File.ReadAllText(Path.Combine(Place.Path, "pid")));
        var container = Assert.Single((await Place.ContainersAsync()).Split('\n'), line => line.Contains($" {host}-")).Split(' ')[0];
        var log = await Place.Engine.AskAsync(["inspect", "--format", "{{.HostConfig.LogConfig.Type}}", container], CancellationToken.None);
        Assert.Equal("none", log.StandardOutput.Text.Trim());

        Assert.Equal(0, LibC.kill(host, LibC.Kill));
        Assert.Contains("killed: 137", (await running).StandardOutput.Text);
        await ContainerPlace.FindAsync(Place.Settings);

        Assert.DoesNotContain($" {host}-", await Place.ContainersAsync());
    }

    /// <summary>Runs a command without end in the place of another test, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Host()
    {
        var workspace = Environment.GetEnvironmentVariable(PlaceVariable);
        Assert.NotNull(workspace);
        var settings = new SandboxSettings { Kind = kind, Image = Environment.GetEnvironmentVariable(ImageVariable)! };
        var finding = await ContainerPlace.FindAsync(settings);
        await new CommandRunner(finding, settings, new SandboxPlace { Workspace = workspace, Environment = SandboxedPlace.UserEnvironment }, TimeProvider.System).RunAsync(
            new CommandCall { Plain = PlainCommand.Of("sh", "-c", "echo > ready; sleep 1000") }, CancellationToken.None);
    }

    private async Task SkipWithoutLimitsAsync()
    {
        var finding = await ContainerPlace.FindAsync(Place.Settings);
        Assert.SkipWhen(finding.Notes.Length > 1, string.Join(' ', finding.Notes));
    }
}
