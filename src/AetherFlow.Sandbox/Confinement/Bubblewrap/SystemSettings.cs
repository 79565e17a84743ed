using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// Of <c>/etc</c> only what programs need to be found, to be loaded, and to know time zones and certificates. Files are
/// copied and links made anew wherever that gives the same, for a mount costs many times as much (docs/benchmarks/sandbox.md).
/// </summary>
internal sealed record SystemSettings
{
    private const long CopiedAtMost = 512 * 1024;
    private const int FilesAtMost = 8;

    private static readonly ImmutableArray<string> Wanted =
    [
        "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/timezone", "/etc/protocols", "/etc/services",
        "/etc/mime.types", "/etc/dotnet", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/ca-certificates/extracted", "/etc/pki/tls/certs", "/etc/pki/ca-trust/extracted",
        "/etc/crypto-policies", "/etc/java-17-openjdk", "/etc/java-21-openjdk",
    ];

    public ImmutableArray<string> Copied { get; private init; } = [];

    /// <summary>Links into <c>/usr</c>, with what they say.</summary>
    public ImmutableArray<(string Path, string Target)> Links { get; private init; } = [];

    public ImmutableArray<string> Mounted { get; private init; } = [];

    public static SystemSettings Find(bool network) =>
        (network ? Wanted.Add("/etc/resolv.conf") : Wanted).Aggregate(new SystemSettings(), (found, path) => found.With(path));

    private SystemSettings With(string path)
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
}
