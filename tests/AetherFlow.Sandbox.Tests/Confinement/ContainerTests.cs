using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Confinement;

/// <summary>Real Podman, on a root file system made of busybox and bash.</summary>
public sealed class ContainerTests : IDisposable
{
    private const string PlaceVariable = "AETHERFLOW_TEST_PLACE";
    private const long Mega = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Podman_ListInWorkspace_RunsConfinedAndLeavesNoContainer()
    {
        var runner = await RunnerAsync(new SandboxSettings());
        Directory.CreateDirectory(_folder["ws/.git"]);
        var list = new PlainCommand
        {
            Pipelines =
            [
                .. PlainCommand.Of("touch", "made", ".git/config").Pipelines,
                .. PlainCommand.Of("sh", "-c", "pwd; id -u; touch /etc/x || tail -n +3 /proc/net/dev | cut -d: -f1; grep CapEff /proc/self/status").Pipelines,
            ],
        };

        var result = await runner.RunAsync(new CommandCall { Plain = list }, CancellationToken.None);

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.True(File.Exists(_folder["ws/made"]));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["ws/.git"]));
        Assert.Equal([1, 0], result.Pipelines.Select(p => p.ExitCodes.Single()));
        Assert.Contains("Read-only file system", result.StandardError.Text);
        Assert.Matches(@"^/.*/ws\n\d+\n *lo\nCapEff:\s+0+\n$", result.StandardOutput.Text);
        Assert.DoesNotContain(Owner.Self.ToString(), await ContainersAsync());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Podman_TooMuchMemory_IsKilledAndTold()
    {
        var runner = await RunnerAsync(new SandboxSettings { MemoryBytes = 50 * Mega, TemporaryBytes = 200 * Mega });

        Assert.SkipUnless(Engine().Limits, "Podman holds no limits here: there is no root, and control groups are of version 1");
        var result = await runner.RunAsync(new CommandCall { Plain = PlainCommand.Of("dd", "if=/dev/zero", "of=/tmp/large", "bs=1M", "count=150") }, CancellationToken.None);

        Assert.Equal(137, result.ExitCode);
        Assert.Equal("sandbox.memory", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Podman_TimeIsOver_ContainerIsGone()
    {
        var runner = await RunnerAsync(new SandboxSettings());

        var result = await runner.RunAsync(new CommandCall { Plain = PlainCommand.Of("sh", "-c", "trap '' TERM; sleep 1000"), Timeout = TimeSpan.FromSeconds(1.5) }, CancellationToken.None);

        Assert.Equal(CommandOutcome.TimedOut, result.Outcome);
        Assert.DoesNotContain(Owner.Self.ToString(), await ContainersAsync());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Podman_ContainerOfAKilledProgram_IsRemovedByTheNextStart()
    {
        await RunnerAsync(new SandboxSettings());
        var engine = Engine();
        // No process has this number: the kernel counts to 4,194,304 (man 5 proc_sys_kernel, pid_max).
        var made = await engine.AskAsync(
            ["create", "--name", "aetherflow-4194305-1-1", "--label", ContainerArguments.OwnerLabel + "=4194305-1", "--network", "none", "--rootfs", _folder["root"], "true"], CancellationToken.None);
        Assert.True(made.Succeeded, made.FormatForModel());

        await Sandboxes.FindAsync(new SandboxSettings { Kind = SandboxKind.Podman }, SandboxedPlace.UserEnvironment, TimeProvider.System, CancellationToken.None);

        Assert.DoesNotContain("4194305-1", await ContainersAsync());
    }

    [Fact(Timeout = 2 * SandboxedPlace.Limit)]
    public async Task Podman_ProgramIsKilledWhileItsContainerRuns_IsRemovedByTheNextStart()
    {
        await RunnerAsync(new SandboxSettings());
        var ready = _folder["ws/ready"];
        Assert.True((await OutsideAsync("mkfifo", ready)).Succeeded);
        var running = OutsideAsync(
            "sh", "-c", "\"$0\" -explicit only -method \"$1\" & echo $! > pid; wait $!; echo killed: $?", Environment.ProcessPath!, $"{typeof(ContainerTests).FullName}.{nameof(Host)}");
        await Task.Run(() => File.ReadAllText(ready));
        var host = int.Parse(File.ReadAllText(_folder["pid"]));
        Assert.Contains($" {host}-", await ContainersAsync());

        Assert.Equal(0, LibC.kill(host, LibC.Kill));
        Assert.Contains("killed: 137", (await running).StandardOutput.Text);
        await Sandboxes.FindAsync(new SandboxSettings { Kind = SandboxKind.Podman }, SandboxedPlace.UserEnvironment, TimeProvider.System, CancellationToken.None);

        Assert.DoesNotContain($" {host}-", await ContainersAsync());
    }

    /// <summary>Runs a command without end in the place of another test, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Host()
    {
        var place = Environment.GetEnvironmentVariable(PlaceVariable);
        Assert.NotNull(place);
        var settings = new SandboxSettings { Kind = SandboxKind.Podman, Image = Path.Combine(place, "root") };
        var finding = await Sandboxes.FindAsync(settings, SandboxedPlace.UserEnvironment, TimeProvider.System, CancellationToken.None);
        await new CommandRunner(finding, settings, new SandboxPlace { Workspace = Path.Combine(place, "ws"), Environment = SandboxedPlace.UserEnvironment }, TimeProvider.System).RunAsync(
            new CommandCall { Plain = PlainCommand.Of("sh", "-c", "echo > ready; sleep 1000") }, CancellationToken.None);
    }

    private Task<ProgramResult> OutsideAsync(string program, params string[] arguments) => new ProgramRunner(TimeProvider.System).RunAsync(
        new ProgramCall
        {
            Program = program,
            Arguments = [.. arguments],
            WorkingDirectory = _folder.Path,
            Environment = SandboxedPlace.UserEnvironment.SetItem(PlaceVariable, _folder.Path),
        },
        CancellationToken.None);

    private static ContainerEngine Engine() =>
        new(ProgramFinder.Find("podman", SandboxedPlace.UserEnvironment["PATH"])!, SandboxKind.Podman, SandboxedPlace.UserEnvironment, TimeProvider.System);

    private static async Task<string> ContainersAsync() => (await Engine().AskAsync(ContainerArguments.List(isPodman: true), CancellationToken.None)).StandardOutput.Text;

    private async Task<CommandRunner> RunnerAsync(SandboxSettings settings)
    {
        settings = settings with { Kind = SandboxKind.Podman, Image = _folder["root"] };
        var finding = await Sandboxes.FindAsync(settings, SandboxedPlace.UserEnvironment, TimeProvider.System, CancellationToken.None);
        Assert.SkipUnless(finding.IsUsable, $"no containers can be made here: {finding.Problem} (tests/sandbox/install)");
        var busybox = ProgramFinder.Find("busybox", Script.SystemPath);
        Assert.SkipWhen(busybox is null, "needs a static busybox for the root file system (tests/sandbox/install)");
        await MakeRootAsync(busybox!);
        var workspace = Directory.CreateDirectory(_folder["ws"]).FullName;
        return new CommandRunner(finding, settings, new SandboxPlace { Workspace = workspace, Environment = SandboxedPlace.UserEnvironment }, TimeProvider.System);
    }

    private async Task MakeRootAsync(string busybox)
    {
        foreach (var name in new[] { "bin", "tmp", "proc", "sys", "dev", "etc", "home/sandbox", "run", "aetherflow", "var/tmp" }) Directory.CreateDirectory(_folder["root/" + name]);
        // What Podman makes belongs, without root, to a user that nobody here is, and could not be removed.
        Directory.CreateDirectory(_folder["root" + LibC.RealPath(_folder.Path) + "/ws"]);
        // As in an image: the runtime gives what is mounted there the same mode.
        foreach (var name in new[] { "tmp", "var/tmp", "home/sandbox" }) MakeOpen(_folder["root/" + name]);
        File.Copy(busybox, _folder["root/bin/busybox"]);
        foreach (var name in new[] { "sh", "touch", "id", "tail", "cut", "grep", "dd", "sleep", "true", "pwd" }) File.CreateSymbolicLink(_folder["root/bin/" + name], "busybox");
        var bash = LibC.RealPath("/bin/bash")!;
        File.Copy(bash, _folder["root/bin/bash"]);
        var libraries = await new ProgramRunner(TimeProvider.System).RunAsync(
            new ProgramCall { Program = "ldd", Arguments = [bash], WorkingDirectory = _folder.Path, Environment = SandboxedPlace.UserEnvironment }, CancellationToken.None);
        Assert.True(libraries.Succeeded, libraries.FormatForModel());
        foreach (var path in libraries.StandardOutput.Text.Split((char[])[' ', '\n', '\t']).Where(word => word.StartsWith('/')).ToImmutableHashSet(StringComparer.Ordinal))
        {
            var copy = _folder["root" + path];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    private static void MakeOpen(string folder)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b001_111_111_111);
    }
}
