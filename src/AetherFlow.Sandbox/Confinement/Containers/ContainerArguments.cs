using System.Collections.Immutable;
using System.Globalization;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>The command lines of Podman and Docker.</summary>
internal static class ContainerArguments
{
    /// <summary>Names the process that started a container, so that the next one finds what a killed one left.</summary>
    public const string OwnerLabel = "aetherflow.owner";

    /// <summary>
    /// Where the shell inside opens the report. A container gets no descriptors of ours with Docker, so it is a file in a
    /// folder of the call.
    /// </summary>
    public const string ReportFolder = "/aetherflow";

    /// <summary>Both spellings are in use.</summary>
    private static readonly ImmutableArray<string> Proxies =
        [.. new[] { "http", "https", "ftp", "no", "all" }.SelectMany(kind => new[] { kind + "_proxy", kind.ToUpperInvariant() + "_PROXY" })];

    /// <param name="reports">The folder outside that is seen as <see cref="ReportFolder"/>; null: no report is wanted.</param>
    public static ImmutableArray<string> Run(ContainerView view, ConfinedProgram program, string name, string? reports)
    {
        var settings = view.Settings;
        var isPodman = settings.Kind == SandboxKind.Podman;
        var memory = settings.MemoryBytes.ToString(CultureInfo.InvariantCulture);
        var size = settings.TemporaryBytes.ToString(CultureInfo.InvariantCulture);
        var arguments = new List<string>();
        if (isPodman) arguments.AddRange(view.EngineOptions);
        arguments.AddRange(
        [
            "run", "--name", name, "--label", $"{OwnerLabel}={Owner.Self}", "--hostname", "sandbox",
            "--network", settings.Network ? "bridge" : "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
            "--memory", memory, "--memory-swap", memory, "--cpus", settings.Processors.ToString("0.###", CultureInfo.InvariantCulture),
            "--pids-limit", settings.Processes.ToString(CultureInfo.InvariantCulture),
            // The kernel lets nobody raise a limit here and there; these are low enough everywhere.
            "--ulimit", "nofile=1024:4096", "--ulimit", $"fsize={settings.FileBytes.ToString(CultureInfo.InvariantCulture)}", "--ulimit", "core=0",
            "--tmpfs", Temporary("/tmp", settings), "--shm-size", size, "--workdir", program.WorkingDirectory,
            // Kept here, not a second time and without a limit by the engine.
            "--log-driver", "none",
        ]);
        arguments.AddRange(isPodman ? ["--ulimit", "nproc=1024:4096", "--http-proxy=false"] : WithoutProxies(view, program));
        arguments.AddRange(Identity(isPodman, view.Users));
        Mounts(arguments, view, reports);
        foreach (var (variable, value) in view.Environment.Where(v => !program.Environment.ContainsKey(v.Key)).Concat(program.Environment))
            arguments.AddRange(["--env", $"{variable}={value}"]);
        // The program is named by the command, never by the image.
        arguments.AddRange(["--entrypoint", program.Arguments[0]]);
        arguments.AddRange(settings.Image.StartsWith('/') ? ["--rootfs", settings.Image] : [settings.Image]);
        arguments.AddRange(program.Arguments.Skip(1).Select(a => a.Replace(ConfinedProgram.ReportPlace, $"{ReportFolder}/report")));
        return [.. arguments];
    }

    /// <summary>With the volumes that the image declares, which nobody could name any more.</summary>
    public static ImmutableArray<string> Remove(IEnumerable<string> names) => ["rm", "--force", "--volumes", .. names];

    /// <summary>Lists every container of ours: name and owner, a line each.</summary>
    public static ImmutableArray<string> List(bool isPodman) =>
    [
        "ps", "--all", "--filter", "label=" + OwnerLabel, "--format",
        isPodman ? $"{{{{.Names}}}} {{{{index .Labels \"{OwnerLabel}\"}}}}" : $"{{{{.Names}}}} {{{{.Label \"{OwnerLabel}\"}}}}",
    ];

    /// <summary>Names of containers whose process has ended, from such a list.</summary>
    public static ImmutableArray<string> Remains(string list) =>
    [
        .. list.Split('\n').Select(line => line.Split(' ')).Where(parts => parts.Length == 2 && Owner.OfName(parts[1]) is { IsAlive: false }).Select(parts => parts[0]),
    ];

    /// <summary>What Podman has to be told where there is no systemd, or where control groups of both versions are mounted.</summary>
    /// <param name="hasRunc">Whether runc is installed; crun refuses mixed versions (1.8: "cgroups in hybrid mode not supported").</param>
    public static ImmutableArray<string> EngineOptions(bool hasSystemd, bool isMixed, bool hasRunc) =>
        [.. hasSystemd ? [] : new[] { "--cgroup-manager", "cgroupfs" }, .. isMixed && hasRunc ? new[] { "--runtime", "runc" } : []];

    /// <summary>Files written belong to the user outside.</summary>
    private static ImmutableArray<string> Identity(bool isPodman, ContainerUsers users)
    {
        var user = string.Create(CultureInfo.InvariantCulture, $"{Kernel.UserId}:{Kernel.GroupId}");
        if (isPodman) return Kernel.IsRoot ? ["--user", user] : ["--userns", "keep-id", "--user", user];
        return users switch
        {
            ContainerUsers.RootIsUser => ["--user", "0:0"],
            ContainerUsers.Remapped => ["--userns", "host", "--user", user],
            _ => ["--user", user],
        };
    }

    /// <summary>Docker gives containers the proxies of its client's configuration, passwords included, unless they are given here.</summary>
    private static IEnumerable<string> WithoutProxies(ContainerView view, ConfinedProgram program) =>
        Proxies.Where(name => !view.Environment.ContainsKey(name) && !program.Environment.ContainsKey(name)).SelectMany(name => new[] { "--env", name + "=" });

    private static void Mounts(List<string> arguments, ContainerView view, string? reports)
    {
        Bind(arguments, view.Workspace, view.Workspace);
        foreach (var path in view.Protected) Bind(arguments, path, path, isReadOnly: true);
        if (view.Home == BubblewrapArguments.MemoryHome) arguments.AddRange(["--tmpfs", Temporary(view.Home, view.Settings)]);
        else Bind(arguments, view.Home, view.Home);
        if (reports is not null) Bind(arguments, reports, ReportFolder);
    }

    /// <summary>
    /// As fields of a line of CSV, which both engines read here, so that a path may hold colons and commas; and what is not there
    /// is no mount, while <c>--volume</c> of Docker makes a folder of root's in its place.
    /// </summary>
    private static void Bind(List<string> arguments, string from, string to, bool isReadOnly = false) =>
        arguments.AddRange(["--mount", $"type=bind,{Field("source", from)},{Field("target", to)}{(isReadOnly ? ",readonly" : "")}"]);

    private static string Field(string name, string value) => $"\"{name}={value.Replace("\"", "\"\"")}\"";

    /// <summary>Programs may be run there, as in bubblewrap: <c>go test</c> does; Docker forbids it unless it is asked for.</summary>
    private static string Temporary(string folder, SandboxSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}:rw,exec,nosuid,nodev,mode=1777,size={settings.TemporaryBytes}");
}
