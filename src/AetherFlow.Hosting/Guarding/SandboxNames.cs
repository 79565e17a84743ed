using System.Collections.Immutable;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>How people name what holds commands: <c>--sandbox NAME</c>.</summary>
public static class SandboxNames
{
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<SandboxKind>().Select(NameOf)];

    /// <summary>Null where nothing has that name.</summary>
    public static SandboxKind? Find(string name) =>
        All.IndexOf(name) is var index and >= 0 ? Enum.GetValues<SandboxKind>()[index] : null;

    /// <summary>Reads EXECUTE_MODE: <c>sandbox</c>, <c>host</c>, <c>direct</c> or a name; null where it says none of them.</summary>
    internal static string? OfMode(string? mode) => mode?.Trim().ToLowerInvariant() switch
    {
        null => null,
        "sandbox" => NameOf(SandboxKind.Bubblewrap),
        "host" or "direct" => NameOf(SandboxKind.None),
        var name => Find(name) is null ? null : name,
    };

    internal static string NameOf(SandboxKind kind) => kind switch
    {
        SandboxKind.Bubblewrap => "bubblewrap",
        SandboxKind.Podman => "podman",
        SandboxKind.Docker => "docker",
        _ => "none",
    };
}
