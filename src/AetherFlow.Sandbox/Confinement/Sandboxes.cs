namespace AetherFlow.Sandbox;

/// <summary>Looks for the sandbox that the settings ask for, and tries it, before a command depends on it.</summary>
public static class Sandboxes
{
    internal const string WaysOut = "Or use --sandbox podman, or --sandbox none, with which commands may do whatever you may.";

    /// <summary>Its control groups, and what else an earlier process left when it was killed, are removed on the way.</summary>
    /// <param name="environment">The user's: where programs are looked for.</param>
    public static async Task<SandboxFinding> FindAsync(
        SandboxSettings settings, IReadOnlyDictionary<string, string> environment, TimeProvider time, CancellationToken cancellation)
    {
        var finding = new SandboxFinding { Kind = settings.Kind };
        if (settings.Kind == SandboxKind.None) return finding with { Notes = ["Commands are not confined: they may do whatever you may."] };
        if (!OperatingSystem.IsLinux()) return finding with { Problem = Elsewhere(OperatingSystem.IsMacOS() ? "macOS" : "Windows") };
        return settings.Kind == SandboxKind.Bubblewrap
            ? await BubblewrapProbe.FindAsync(finding, settings, environment, time, cancellation)
            : await ContainerProbe.FindAsync(finding, settings, environment, time, cancellation);
    }

    internal static SandboxProblem Missing(string name, string package) => new(
        "sandbox.missing",
        $"Commands are run in a sandbox, and {name} is not installed.",
        $"Install it ({package}). {WaysOut}");

    internal static SandboxProblem Unusable(string name, string reason) => new(
        "sandbox.unusable",
        $"{name} is installed, but makes no sandbox: {reason.Trim().TrimEnd('.')}.",
        "Where user namespaces are switched off, an administrator can allow them (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces, or an AppArmor profile for bwrap). " + WaysOut);

    private static SandboxProblem Elsewhere(string system) => new(
        "sandbox.unsupported",
        $"There is no sandbox for commands on {system}.",
        $"Run AetherFlow on Linux{(system == "Windows" ? " (WSL 2)" : " (a virtual machine or a container)")}, or use --sandbox none, with which commands may do whatever you may.");
}
