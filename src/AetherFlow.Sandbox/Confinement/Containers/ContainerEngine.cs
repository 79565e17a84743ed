using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Podman or Docker as a program: what it is asked besides running containers.</summary>
internal sealed class ContainerEngine(string program, SandboxKind kind, IReadOnlyDictionary<string, string> environment, TimeProvider time)
{
    private static readonly ImmutableArray<string> Wanted =
    [
        "PATH", "HOME", "USER", "LOGNAME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "CONTAINER_HOST", "TMPDIR",
        "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_API_VERSION",
    ];

    /// <summary>A client that fetches an image makes no container for minutes; nothing is lost when it dies then.</summary>
    private static readonly TimeSpan MakingTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

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

    /// <summary>Whether Podman holds limits: without root it passes over them on version 1 of control groups.</summary>
    public bool Limits { get; } = Kernel.IsRoot || File.Exists("/sys/fs/cgroup/cgroup.controllers");

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

    /// <summary>
    /// Ends and removes a container. One that its client has just asked for cannot be removed yet, and Docker makes it even if the
    /// client dies before; so it is waited for.
    /// </summary>
    /// <param name="clientEnded">Once this is done, nothing is waited for.</param>
    public async Task RemoveAsync(string name, Task clientEnded)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            // It says the name of what it removed; exit codes differ between versions.
            var isLast = clientEnded.IsCompleted || time.GetElapsedTime(start) > MakingTime;
            var removed = await AskAsync(ContainerArguments.Remove([name]), CancellationToken.None);
            if (isLast || removed.StandardOutput.Text.Length > 0) return;
            await Task.WhenAny(clientEnded, Task.Delay(BetweenTries, time));
        }
    }

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
