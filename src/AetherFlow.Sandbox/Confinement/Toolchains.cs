using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// Tools that people keep outside of <c>/usr</c>, as far as they are known to hold nothing but tools. A folder such as
/// <c>~/.local</c> or <c>~/.cargo</c> holds secrets too, and is never one of them.
/// </summary>
internal sealed record Toolchains
{
    /// <summary>Absolute folders to be read inside.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>What of the user's PATH is to be seen inside, in its order, before the system's own folders.</summary>
    public required string Path { get; init; }

    /// <summary>Where the tools look for themselves.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    private static readonly ImmutableArray<string> SystemPath = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    public static Toolchains Find(SandboxPlace place)
    {
        var known = Known(place.Environment).Where(folder => Directory.Exists(folder.Path)).ToList();
        var readable = known.Select(folder => folder.Path).Concat(place.ReadOnlyFolders).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var userPath = (place.Environment.GetValueOrDefault("PATH") ?? "").Split(':').Where(folder => folder.StartsWith('/'));
        return new Toolchains
        {
            Folders = [.. readable.Where(folder => !IsBelow("/usr", folder))],
            Path = string.Join(':', userPath.Where(folder => IsSeen(folder, readable, place.Workspace)).Concat(SystemPath).Distinct(StringComparer.Ordinal)),
            Environment = known
                .Where(folder => folder.Variable is not null)
                .GroupBy(folder => folder.Variable!, StringComparer.Ordinal)
                .ToImmutableDictionary(group => group.Key, group => group.First().Path, StringComparer.Ordinal)
                .AddRange(PackagesOf(known)),
        };
    }

    internal static bool IsBelow(string folder, string path) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>A program that lies in the workspace is nobody's answer to a bare name.</summary>
    private static bool IsSeen(string folder, ImmutableArray<string> readable, string workspace) =>
        !IsBelow(workspace, folder) && (SystemPath.Contains(folder) || readable.Append("/usr").Any(seen => IsBelow(seen, folder)));

    /// <summary>What was restored outside before is found inside, read-only; what is missing goes to the home of the sandbox.</summary>
    private static Dictionary<string, string> PackagesOf(IEnumerable<(string Path, string? Variable)> known)
    {
        var packages = known.FirstOrDefault(folder => folder.Path.EndsWith("/packages", StringComparison.Ordinal)).Path;
        return packages is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["NUGET_FALLBACK_PACKAGES"] = packages };
    }

    private static IEnumerable<(string Path, string? Variable)> Known(IReadOnlyDictionary<string, string> environment)
    {
        yield return ("/nix/store", null);
        foreach (var folder in Optional(environment)) yield return (folder, null);
        foreach (var name in new[] { "DOTNET_ROOT", "PYENV_ROOT", "JAVA_HOME", "GOROOT" })
        {
            if (environment.TryGetValue(name, out var folder) && IsTools(folder, environment)) yield return (folder.TrimEnd('/'), name);
        }

        if (environment.GetValueOrDefault("HOME") is not { } home || !home.StartsWith('/')) yield break;
        home = home.TrimEnd('/');
        yield return (home + "/.dotnet", null);
        yield return (home + "/.pyenv", "PYENV_ROOT");
        yield return (home + "/.nvm/versions", null);
        yield return (home + "/.volta/bin", null);
        yield return (home + "/.volta/tools", null);
        yield return (home + "/.cargo/bin", null);
        yield return (home + "/.rustup", "RUSTUP_HOME");
        yield return (home + "/.sdkman/candidates", null);
        yield return (environment.GetValueOrDefault("NUGET_PACKAGES") is { } packages && packages.EndsWith("/packages", StringComparison.Ordinal)
            ? packages
            : home + "/.nuget/packages", null);
        yield return (home + "/go/pkg/mod", "GOMODCACHE");
    }

    /// <summary>Of <c>/opt</c>, which may hold more than tools, only what the user's PATH leads into: <c>/opt/NAME</c>.</summary>
    private static IEnumerable<string> Optional(IReadOnlyDictionary<string, string> environment) =>
        (environment.GetValueOrDefault("PATH") ?? "").Split(':')
            .Where(folder => folder.StartsWith("/opt/", StringComparison.Ordinal))
            .Select(folder => folder.Split('/')[2])
            .Where(name => name.Length > 0 && name is not ("." or ".." or "bin"))
            .Select(name => "/opt/" + name);

    /// <summary>A variable may name anything; a whole home or a root is not taken for a tool.</summary>
    private static bool IsTools(string folder, IReadOnlyDictionary<string, string> environment) =>
        folder.StartsWith('/')
        && LibC.RealPath(folder) is { } real
        && real.Count(c => c == '/') >= 2
        && !IsBelow(real, LibC.RealPath(environment.GetValueOrDefault("HOME") ?? "/") ?? "/");
}
