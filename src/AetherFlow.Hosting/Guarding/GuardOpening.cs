using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>Puts a policy and the sandbox that is there together.</summary>
public static class GuardOpening
{
    /// <param name="workspace">Absolute.</param>
    /// <param name="home">A folder of the run for HOME and caches; null: an empty one for each command.</param>
    public static async Task<(CommandGuard Guard, SandboxFinding Finding)> OpenAsync(
        HostEnvironment environment, Policy policy, SandboxSettings settings, string workspace, string? home, CancellationToken cancellation)
    {
        var place = PlaceOf(environment, workspace, home);
        var finding = await Sandboxes.FindAsync(settings, place.Environment, environment.Time, cancellation);
        return (new CommandGuard(policy, finding, settings, place, environment.Time), finding);
    }

    /// <summary>What of the machine commands get to see.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    internal static SandboxPlace PlaceOf(HostEnvironment environment, string workspace, string? home) => new()
    {
        Workspace = workspace,
        Home = home,
        Environment = new Dictionary<string, string>(environment.Variables, StringComparer.Ordinal) { ["HOME"] = environment.UserHome },
    };
}
