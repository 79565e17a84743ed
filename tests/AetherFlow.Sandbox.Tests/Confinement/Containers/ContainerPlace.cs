using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Confinement.Containers;

/// <summary>A workspace for commands in real containers.</summary>
internal sealed class ContainerPlace(SandboxKind kind, ContainerRoot root) : IDisposable
{
    /// <summary>No process has this number: the kernel counts to 4,194,304 (man 5 proc_sys_kernel, pid_max).</summary>
    public const string DeadOwner = "4194305-1";

    private readonly TemporaryFolder _folder = new();
    private string? _image;

    public string Path => LibC.RealPath(_folder.Path)!;

    public string Workspace => Directory.CreateDirectory(System.IO.Path.Combine(Path, "ws")).FullName;

    public SandboxSettings Settings => SandboxSettings.Default with { Kind = kind, Image = _image ?? throw new InvalidOperationException("Open the place first.") };

    public ContainerEngine Engine { get; } = EngineOf(kind);

    public static string NameOf(SandboxKind kind) => kind == SandboxKind.Docker ? "docker" : "podman";

    /// <summary>Skips the test where no containers can be made.</summary>
    /// <param name="changes">Instructions of a Dockerfile for the image; Docker only.</param>
    public async Task OpenAsync(params string[] changes)
    {
        var finding = await FindAsync(SandboxSettings.Default with { Kind = kind });
        Assert.SkipUnless(finding.IsUsable, $"no containers can be made here with {NameOf(kind)}: {finding.Problem} (tests/sandbox/install --containers, tests/sandbox/docker)");
        _image = await root.ImageAsync(kind, Engine, Workspace, changes);
    }

    /// <summary>Another workspace beside the usual one.</summary>
    public async Task<string> MakeWorkspaceAsync(string name)
    {
        var workspace = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
        await root.ImageAsync(kind, Engine, workspace, []);
        return workspace;
    }

    public async Task<CommandRunner> RunnerAsync(Func<SandboxSettings, SandboxSettings>? change = null, string? workspace = null)
    {
        var settings = change is null ? Settings : change(Settings);
        return new CommandRunner(await FindAsync(settings), settings, new SandboxPlace { Workspace = workspace ?? Workspace, Environment = SandboxedPlace.UserEnvironment }, TimeProvider.System);
    }

    public async Task<CommandResult> BashAsync(string text, Func<SandboxSettings, SandboxSettings>? change = null) =>
        await (await RunnerAsync(change)).RunAsync(new CommandCall { BashText = text }, CancellationToken.None);

    /// <summary>Every container of AetherFlow: name and owner.</summary>
    public async Task<string> ContainersAsync() => (await Engine.AskAsync(ContainerArguments.List(kind == SandboxKind.Podman), CancellationToken.None)).StandardOutput.Text;

    /// <summary>What a next AetherFlow does first.</summary>
    public static Task<SandboxFinding> FindAsync(SandboxSettings settings) =>
        Sandboxes.FindAsync(settings, SandboxedPlace.UserEnvironment, TimeProvider.System, CancellationToken.None);

    public Task<ProgramResult> OutsideAsync(string program, ImmutableArray<string> arguments, params (string Name, string Value)[] variables) => new ProgramRunner(TimeProvider.System).RunAsync(
        new ProgramCall
        {
            Program = program,
            Arguments = arguments,
            WorkingDirectory = Path,
            Environment = SandboxedPlace.UserEnvironment.SetItems(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))),
        },
        CancellationToken.None);

    public void Dispose() => _folder.Dispose();

    internal static ContainerEngine EngineOf(SandboxKind kind) =>
        new(ProgramFinder.Find(NameOf(kind), SandboxedPlace.UserEnvironment["PATH"]) ?? NameOf(kind), kind, SandboxedPlace.UserEnvironment, TimeProvider.System);
}
