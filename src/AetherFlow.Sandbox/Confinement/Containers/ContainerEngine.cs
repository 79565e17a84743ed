using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Podman or Docker as a program: what it is asked besides running containers.</summary>
internal sealed class ContainerEngine(string program, SandboxKind kind, IReadOnlyDictionary<string, string> environment, TimeProvider time)
{
    private static readonly ImmutableArray<string> Wanted = ["PATH", "HOME", "USER", "LOGNAME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DOCKER_HOST", "DOCKER_CONTEXT", "CONTAINER_HOST", "TMPDIR"];

    private readonly ProgramRunner _runner = new(time);

    public string Program => program;

    /// <summary>What the engine itself needs to find its store and its daemon; nothing of it gets into a container.</summary>
    public ImmutableDictionary<string, string> Environment { get; } =
        environment.Where(variable => Wanted.Contains(variable.Key)).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>As <see cref="ContainerArguments.EngineOptions"/>, for this machine.</summary>
    public ImmutableArray<string> Options { get; } = kind != SandboxKind.Podman ? [] : ContainerArguments.EngineOptions(
        Directory.Exists("/run/systemd/system"),
        File.Exists("/proc/self/mounts") && File.ReadLines("/proc/self/mounts").Any(line => line.Split(' ') is [_, _, "cgroup", ..]),
        ProgramFinder.Find("runc", environment.GetValueOrDefault("PATH") + ":/usr/sbin:/usr/bin") is not null);

    /// <summary>Whether it holds limits: Podman passes over them without root on version 1 of control groups.</summary>
    public bool Limits { get; } = kind != SandboxKind.Podman || Kernel.IsRoot || File.Exists("/sys/fs/cgroup/cgroup.controllers");

    public Task<ProgramResult> AskAsync(ImmutableArray<string> arguments, CancellationToken cancellation) => _runner.RunAsync(
        new ProgramCall
        {
            Program = program,
            Arguments = kind == SandboxKind.Podman ? [.. Options, .. arguments] : arguments,
            WorkingDirectory = "/",
            Environment = Environment,
            Timeout = TimeSpan.FromSeconds(60),
        },
        cancellation);

    /// <summary>Removes containers whose process was killed before it could.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RemoveRemainsAsync(CancellationToken cancellation)
    {
        var listed = await AskAsync(ContainerArguments.List(kind == SandboxKind.Podman), cancellation);
        var remains = ContainerArguments.Remains(listed.StandardOutput.Text);
        if (!remains.IsEmpty) await AskAsync(ContainerArguments.Remove(remains), cancellation);
        return remains.Length;
    }
}
