using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>How tightly commands are held.</summary>
public sealed record SandboxSettings
{
    private const long Mega = 1024 * 1024;

    public static readonly SandboxSettings Default = new();

    public SandboxKind Kind { get; init; } = SandboxKind.Bubblewrap;

    /// <summary>Memory of all processes of a command together, <c>/tmp</c> included; default 1024 MB.</summary>
    public long MemoryBytes { get; init; } = 1024 * Mega;

    /// <summary>Processors' worth of time; default 1.</summary>
    public double Processors { get; init; } = 1;

    /// <summary>Room in <c>/tmp</c>, and again in <c>/dev/shm</c>; default 100 MB.</summary>
    public long TemporaryBytes { get; init; } = 100 * Mega;

    /// <summary>Processes and threads at one time; default 1024, for builds start hundreds of threads.</summary>
    public int Processes { get; init; } = 1024;

    /// <summary>What one file may grow to; default 1024 MB.</summary>
    public long FileBytes { get; init; } = 1024 * Mega;

    /// <summary>Default 120 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Bytes kept of each output stream, half of them from its beginning and half from its end; default 64 KB.</summary>
    public int OutputLimit { get; init; } = 64 * 1024;

    /// <summary>
    /// Whether commands may use the network; default no. With it they also reach servers of this machine, and
    /// sockets in the abstract name space.
    /// </summary>
    public bool Network { get; init; }

    /// <summary>
    /// Variables that are taken over from the user's environment, besides <see cref="SandboxEnvironment.AlwaysTaken"/>;
    /// names of secrets and of what makes programs load code never are.
    /// </summary>
    public ImmutableArray<string> EnvironmentNames { get; init; } = [];

    /// <summary>
    /// Podman and Docker only: the image, or, with Podman, the absolute path of a folder with a root file system;
    /// default <c>docker.io/library/ubuntu:24.04</c>.
    /// </summary>
    public string Image { get; init; } = "docker.io/library/ubuntu:24.04";
}
