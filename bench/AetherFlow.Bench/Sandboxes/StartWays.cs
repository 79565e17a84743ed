using System.Collections.Immutable;
using System.Globalization;
using AetherFlow.Sandbox;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Bench.Sandboxes;

/// <summary>From a bare process to a command as AetherFlow runs it, all by the same spawner.</summary>
internal sealed class StartWays(SandboxFinding finding, string workspace, IReadOnlyDictionary<string, string> environment, TimeProvider time)
{
    private const string Program = "/bin/true";

    private readonly CommandRunner _without = Runner(finding, workspace, WithoutTools, time);
    private readonly CommandRunner _with = Runner(finding, workspace, environment, time);
    private readonly Lazy<BubblewrapView> _view = new(() => View(workspace));

    private static readonly IReadOnlyDictionary<string, string> WithoutTools = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };

    /// <summary>What hardens bubblewrap, with nothing in it but the system and the workspace.</summary>
    private ImmutableArray<string> Hardened =>
    [
        "--unshare-user", "--unshare-all", "--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv",
        "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib",
        "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/sbin", "/sbin", "--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--ro-bind-try", "/etc/ssl", "/etc/ssl",
        "--ro-bind", "/etc/passwd", "/etc/passwd", "--ro-bind", "/etc/group", "/etc/group", "--ro-bind", "/etc/ld.so.cache", "/etc/ld.so.cache", "--dev", "/dev",
        "--proc", "/proc", "--tmpfs", "/tmp", "--bind", workspace, "/workspace", "--chdir", "/workspace", "--uid", "1000", "--gid", "1000", "--hostname", "sandbox", Program,
    ];

    /// <summary>Folders of the user's tools that are found here.</summary>
    public int Tools => Toolchains.Find(Place(workspace, environment)).Folders.Length;

    public IReadOnlyList<StartWay> All =>
    [
        new("fork and exec", () => SpawnAsync(Program, [], [])),
        new("bare bubblewrap", () => SpawnAsync(finding.Program!, Hardened, [])),
        new("bubblewrap with our mounts", WithOurMountsAsync),
        new("AetherFlow", () => RunAsync(_without)),
        new($"AetherFlow, {Tools.ToString(CultureInfo.InvariantCulture)} folders of tools", () => RunAsync(_with)),
    ];

    private static SandboxPlace Place(string workspace, IReadOnlyDictionary<string, string> seen) => new() { Workspace = workspace, Environment = seen };

    private static CommandRunner Runner(SandboxFinding finding, string workspace, IReadOnlyDictionary<string, string> seen, TimeProvider time) =>
        new(finding, SandboxSettings.Default, Place(workspace, seen), time);

    private static BubblewrapView View(string workspace)
    {
        var (place, home) = (Place(workspace, WithoutTools), BubblewrapArguments.MemoryHome);
        return new BubblewrapView
        {
            Settings = SandboxSettings.Default,
            Workspace = workspace,
            Home = home,
            System = SystemPlaces.Find(network: false),
            Environment = SandboxEnvironment.Build(SandboxSettings.Default, place, Toolchains.Find(place).Path, home),
        };
    }

    private static async Task RunAsync(CommandRunner runner)
    {
        var result = await runner.RunAsync(new CommandCall { Plain = PlainCommand.Of(Program) }, CancellationToken.None);
        if (!result.Succeeded) throw new InvalidOperationException(result.FormatForModel());
    }

    /// <summary>As AetherFlow does, but nothing is limited, nobody looks, and nobody waits.</summary>
    private async Task WithOurMountsAsync()
    {
        using var descriptors = new BubblewrapDescriptors(_view.Value, reports: false);
        var arguments = BubblewrapArguments.Build(_view.Value, descriptors, new ConfinedProgram { Arguments = [Program], WorkingDirectory = workspace });
        await SpawnAsync(finding.Program!, arguments.RemoveRange(arguments.IndexOf("--block-fd"), 2), descriptors.All, descriptors.HandOver);
    }

    private static async Task SpawnAsync(string program, ImmutableArray<string> arguments, ImmutableArray<int> inherited, Action? handOver = null)
    {
        var spawning = new Spawning { Program = program, Arguments = arguments, WorkingDirectory = "/", Inherited = inherited };
        var (child, error) = await LongLivedThread.RunAsync(() => (SpawnedProcess.Start(spawning, out var number), number));
        if (child is null) throw new InvalidOperationException($"{program}: error {error.ToString(CultureInfo.InvariantCulture)}");
        handOver?.Invoke();
        await using var started = child;
        await child.Ended;
        var status = await child.EndAsync();
        if (status != 0) throw new InvalidOperationException($"{program}: status {status.ToString(CultureInfo.InvariantCulture)}");
    }
}
