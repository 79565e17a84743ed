using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Guarding;

/// <summary>Short ways to a guard.</summary>
internal static class Guards
{
    public static CommandGuard In(SandboxedPlace place, Func<SandboxPlace, SandboxPlace>? change = null, SandboxSettings? settings = null) => new(
        Policy.Default,
        settings is { Kind: SandboxKind.None } ? new SandboxFinding { Kind = SandboxKind.None } : place.Finding,
        settings ?? SandboxSettings.Default,
        (change ?? (p => p))(new SandboxPlace { Workspace = place.Workspace, Environment = SandboxedPlace.UserEnvironment }),
        TimeProvider.System);
}
