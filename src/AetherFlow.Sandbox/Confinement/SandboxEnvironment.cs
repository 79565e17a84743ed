using System.Collections.Immutable;
using System.Globalization;

namespace AetherFlow.Sandbox;

/// <summary>
/// The environment of commands: empty at first, then a few names of the user's that are harmless, then what keeps
/// tools quiet, offline and writing to a home of their own.
/// </summary>
public static class SandboxEnvironment
{
    /// <summary>Taken over from the user's environment where they are set there.</summary>
    public static ImmutableArray<string> AlwaysTaken { get; } = ["LANG", "LC_ALL", "LC_CTYPE", "TZ", "CI"];

    /// <summary>Parts of names by which secrets go.</summary>
    private static readonly ImmutableArray<string> SecretParts =
        ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "AUTH", "COOKIE", "SESSION", "PRIVATE", "DSN", "CONNECTION_STRING", "CONNECTIONSTRING"];

    /// <summary>Names, or beginnings of names, that make programs load or run something, or talk to somebody.</summary>
    private static readonly ImmutableArray<string> LoadingStarts =
    [
        "CDPATH", "LD_", "DYLD_", "GIT_", "PERL5", "RUBYOPT", "BASH_", "BASHOPTS", "ENV", "SHELLOPTS", "PS4", "PROMPT_COMMAND", "PAGER", "EDITOR", "VISUAL",
        "NODE_OPTIONS", "NODE_PATH", "PYTHON", "DOTNET_STARTUP_HOOKS", "DOTNET_ADDITIONAL_DEPS", "CORECLR_", "COR_", "MSBUILD", "NUGET_", "JAVA_TOOL_OPTIONS",
        "_JAVA_OPTIONS", "RUSTC_WRAPPER", "CARGO_", "SSH_", "GPG_", "DBUS_", "XDG_RUNTIME_DIR", "DOCKER_", "CONTAINER_", "DISPLAY", "WAYLAND_",
    ];

    /// <summary>Is this the name of a variable that is taken over from nowhere, whoever asks?</summary>
    public static bool IsForbidden(string name)
    {
        var upper = name.ToUpperInvariant();
        return SecretParts.Any(part => upper.Contains(part, StringComparison.Ordinal))
            || LoadingStarts.Any(start => upper.StartsWith(start, StringComparison.Ordinal));
    }

    /// <param name="place">Whose environment is taken from.</param>
    /// <param name="path">The value of PATH inside.</param>
    /// <param name="home">The home inside.</param>
    internal static SortedDictionary<string, string> Build(SandboxSettings settings, SandboxPlace place, string path, string home)
    {
        var built = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["LANG"] = "C.UTF-8" };
        foreach (var name in AlwaysTaken.Concat(settings.EnvironmentNames).Where(name => !IsForbidden(name)))
        {
            if (place.Environment.TryGetValue(name, out var value) && !value.Contains('\0')) built[name] = value;
        }

        foreach (var (name, value) in Basics(path, home)) built[name] = value;
        foreach (var (name, value) in DotNet(settings, home)) built[name] = value;
        foreach (var (name, value) in Others(settings, home)) built[name] = value;
        if (settings.Network) return built;
        foreach (var (name, value) in Offline) built[name] = value;
        return built;
    }

    private static Dictionary<string, string> Basics(string path, string home) => new(StringComparer.Ordinal)
    {
        ["PATH"] = path,
        ["HOME"] = home,
        ["USER"] = "sandbox",
        ["LOGNAME"] = "sandbox",
        ["SHELL"] = "/bin/sh",
        ["TERM"] = "dumb",
        ["NO_COLOR"] = "1",
        ["TMPDIR"] = "/tmp",
        ["XDG_CACHE_HOME"] = home + "/.cache",
        ["XDG_CONFIG_HOME"] = home + "/.config",
        ["XDG_DATA_HOME"] = home + "/.local/share",
        // The workspace belongs to the user, whoever that is inside; its .git is read-only, so nothing is to be refreshed in it.
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_CONFIG_COUNT"] = "1",
        ["GIT_CONFIG_KEY_0"] = "safe.directory",
        ["GIT_CONFIG_VALUE_0"] = "*",
    };

    private static Dictionary<string, string> DotNet(SandboxSettings settings, string home) => new(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_HOME"] = home,
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
        ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "1",
        // It writes beside the SDK, which is read-only.
        ["DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK"] = "1",
        // Nothing may wait for the next command: it ends with this one.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        // The runtime maps its code twice by way of a file of 2 GB, which the limit of a file's size refuses.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        // Control groups cannot be seen from inside; a runtime that knows its limit collects in time.
        ["DOTNET_GCHeapHardLimit"] = "0x" + (settings.MemoryBytes / 4 * 3).ToString("x", CultureInfo.InvariantCulture),
        ["DOTNET_PROCESSOR_COUNT"] = Math.Max(1, (int)Math.Ceiling(settings.Processors)).ToString(CultureInfo.InvariantCulture),
        ["NUGET_PACKAGES"] = home + "/.nuget/packages",
        ["NUGET_HTTP_CACHE_PATH"] = home + "/.nuget/http-cache",
    };

    private static Dictionary<string, string> Others(SandboxSettings settings, string home) => new(StringComparer.Ordinal)
    {
        ["PYTHONPYCACHEPREFIX"] = home + "/.cache/pycache",
        ["PYTEST_ADDOPTS"] = $"-o cache_dir={home}/.cache/pytest",
        ["MYPY_CACHE_DIR"] = home + "/.cache/mypy",
        ["RUFF_CACHE_DIR"] = home + "/.cache/ruff",
        ["PIP_CACHE_DIR"] = home + "/.cache/pip",
        ["PIP_NO_INPUT"] = "1",
        ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1",
        ["npm_config_cache"] = home + "/.npm",
        ["npm_config_update_notifier"] = "false",
        ["npm_config_audit"] = "false",
        ["npm_config_fund"] = "false",
        ["GOPATH"] = home + "/go",
        ["GOCACHE"] = home + "/.cache/go-build",
        ["GOTELEMETRY"] = "off",
        ["GOMAXPROCS"] = Math.Max(1, (int)Math.Ceiling(settings.Processors)).ToString(CultureInfo.InvariantCulture),
        ["CARGO_HOME"] = home + "/.cargo",
    };

    /// <summary>Tools that know of it then fail at once, instead of waiting for a network that is not there.</summary>
    private static readonly Dictionary<string, string> Offline = new(StringComparer.Ordinal)
    {
        ["NuGetAudit"] = "false",
        ["npm_config_offline"] = "true",
        ["PIP_NO_INDEX"] = "1",
        ["GOPROXY"] = "off",
        ["GOTOOLCHAIN"] = "local",
        ["CARGO_NET_OFFLINE"] = "true",
    };
}
