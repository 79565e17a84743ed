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

    internal static string NameOf(SandboxKind kind) => kind switch
    {
        SandboxKind.Bubblewrap => "bubblewrap",
        SandboxKind.Podman => "podman",
        SandboxKind.Docker => "docker",
        _ => "none",
    };
}
