using System.Collections.Immutable;
using System.Globalization;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// What of the system is seen inside: <c>/usr</c>, and of <c>/etc</c> what programs need to be found, to be loaded, and to know
/// time zones and certificates. Files are copied and links made anew wherever that gives the same, for a mount costs many
/// times as much (docs/benchmarks/sandbox.md).
/// </summary>
internal sealed record SystemPlaces
{
    private const long CopiedAtMost = 512 * 1024;
    private const int FilesAtMost = 8;

    private static readonly ImmutableArray<string> Wanted =
    [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
        "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/timezone", "/etc/protocols", "/etc/services",
        "/etc/mime.types", "/etc/dotnet", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/ca-certificates/extracted", "/etc/pki/tls/certs", "/etc/pki/ca-trust/extracted",
        "/etc/crypto-policies", "/etc/java-17-openjdk", "/etc/java-21-openjdk",
    ];

    /// <summary>Files.</summary>
    public ImmutableArray<string> Copied { get; private init; } = [];

    /// <summary>Links into <c>/usr</c>, with what they say.</summary>
    public ImmutableArray<(string Path, string Target)> Links { get; private init; } = [];

    public ImmutableArray<string> Mounted { get; private init; } = [];

    /// <summary>Files of the kernel that are laid over.</summary>
    public ImmutableArray<string> Hidden { get; private init; } = [];

    public static SystemPlaces Find(bool network) =>
        Wanted.Concat(network ? ["/etc/resolv.conf"] : []).Aggregate(new SystemPlaces { Hidden = KernelSecrets() }, (found, path) => found.With(path));

    private SystemPlaces With(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target && LibC.RealPath(path) is { } real && Toolchains.IsBelow("/usr", real)) return this with { Links = Links.Add((path, target)) };
        if (IsCopied(file)) return this with { Copied = Copied.Add(path) };
        if (!file.Exists && !Directory.Exists(path)) return this;
        return IsSmall(new DirectoryInfo(path), out var files) ? this with { Copied = [.. Copied, .. files] } : this with { Mounted = Mounted.Add(path) };
    }

    private static bool IsCopied(FileInfo file) => file is { Exists: true, LinkTarget: null, Length: <= CopiedAtMost };

    private static bool IsSmall(DirectoryInfo folder, out ImmutableArray<string> files)
    {
        files = [];
        if (!folder.Exists || folder.LinkTarget is not null) return false;
        var entries = folder.EnumerateFileSystemInfos().Take(FilesAtMost + 1).ToList();
        if (entries.Count > FilesAtMost || !entries.TrueForAll(entry => entry is FileInfo file && IsCopied(file))) return false;
        files = [.. entries.Select(entry => entry.FullName)];
        return true;
    }

    /// <summary>
    /// What tells everybody of others on the machine, and what its root may read by the number of the user alone. For
    /// /proc/kcore and /proc/kmsg the kernel asks for capabilities that nobody has inside, as for the addresses in
    /// /proc/kallsyms unless both of its settings are lax (kernel/ksyms_common.c).
    /// </summary>
    private static ImmutableArray<string> KernelSecrets()
    {
        var secrets = new List<string> { "/proc/keys" };
        if (Kernel.IsRoot) secrets.Add("/proc/timer_list");
        if (Setting("kptr_restrict") == 0 && Setting("perf_event_paranoid") < 2) secrets.Add("/proc/kallsyms");
        return [.. secrets.Where(File.Exists)];
    }

    /// <summary>What cannot be read is taken for lax.</summary>
    private static int Setting(string name)
    {
        var path = "/proc/sys/kernel/" + name;
        return File.Exists(path) && int.TryParse(File.ReadAllText(path), NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}
