using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>A confinement for one place, or why that place cannot be given to commands.</summary>
internal sealed record ConfinementOpening
{
    private static readonly ImmutableArray<string> SystemFolders =
        ["/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt", "/proc", "/root", "/run", "/sbin", "/sys", "/tmp", "/usr", "/var"];

    /// <summary>Its paths are those after all links.</summary>
    public required SandboxPlace Place { get; init; }

    public IConfinement? Confinement { get; init; }

    public SandboxProblem? Problem { get; init; }

    [MemberNotNullWhen(true, nameof(Confinement))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOpen => Confinement is not null;

    public static ConfinementOpening Open(SandboxFinding finding, SandboxSettings settings, SandboxPlace place, TimeProvider time)
    {
        if (finding.Problem is { } missing) return Refused(place, missing);
        if (finding.Kind == SandboxKind.None) return With(place, real => new BareConfinement(real));
        if (Unfit(place) is { } unfit) return Refused(place, unfit);
        return With(place, real => finding.Kind == SandboxKind.Bubblewrap
            ? new BubblewrapConfinement(finding.Program!, settings, real, new ControlGroups(finding.Groups, Owner.Self))
            : new ContainerConfinement(finding, settings, real, time));
    }

    /// <summary>The real path of a working directory, or why it is none.</summary>
    public (string? Folder, SandboxProblem? Problem) Locate(string? asked)
    {
        var real = LibC.RealPath(Path.Combine(Place.Workspace, asked ?? ""));
        if (real is null || !Directory.Exists(real))
            return (null, new SandboxProblem("sandbox.workdir_missing", $"The working directory {asked} does not exist.", "Name a folder of the workspace."));
        return Toolchains.IsBelow(Place.Workspace, real)
            ? (real, null)
            : (null, new SandboxProblem("sandbox.workdir_outside", $"The working directory {asked} lies outside of the workspace {Place.Workspace}.", "Name a folder of the workspace."));
    }

    private static ConfinementOpening With(SandboxPlace place, Func<SandboxPlace, IConfinement> confinement)
    {
        if (LibC.RealPath(place.Workspace) is not { } workspace)
            return Refused(place, new SandboxProblem("sandbox.workspace_missing", $"The workspace {place.Workspace} does not exist.", "Name a folder that does."));
        if (place.Home is not null && LibC.RealPath(place.Home) is null)
            return Refused(place, new SandboxProblem("sandbox.home_missing", $"The folder {place.Home} for HOME does not exist.", "It is to be made before."));
        var real = place with
        {
            Workspace = workspace,
            Home = place.Home is null ? null : LibC.RealPath(place.Home),
            ReadOnlyFolders = [.. place.ReadOnlyFolders.Select(LibC.RealPath).OfType<string>()],
        };
        return new ConfinementOpening { Place = real, Confinement = confinement(real) };
    }

    /// <summary>A system folder, or one that holds the user's home, would show or change more than a project.</summary>
    private static SandboxProblem? Unfit(SandboxPlace place)
    {
        if (LibC.RealPath(place.Workspace) is not { } workspace) return null;
        var holdsHome = place.Environment.GetValueOrDefault("HOME") is { } home && LibC.RealPath(home) is { } real && Toolchains.IsBelow(workspace, real);
        return workspace != "/" && !SystemFolders.Contains(workspace) && !holdsHome ? null : new SandboxProblem(
            "sandbox.workspace_unfit",
            $"{workspace} cannot be the workspace of sandboxed commands: it holds more than a project.",
            "Work in a folder of its own, or without a sandbox (--sandbox none).");
    }

    private static ConfinementOpening Refused(SandboxPlace place, SandboxProblem problem) => new() { Place = place, Problem = problem };
}
