using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Which file a bare name runs where commands run; the policy and what starts them are to agree about it.</summary>
internal sealed class GuardedPrograms(ConfinementOpening opening, SandboxSettings settings)
{
    private string? UserPath => opening.Place.Environment.GetValueOrDefault("PATH");

    /// <summary>The file that would run, under the name of the workspace's file where it is a link to one; null where there is none.</summary>
    public string? Find(string name)
    {
        if (ProgramFinder.Find(name, opening.Confinement?.Path ?? UserPath) is not { } path) return null;
        return InWorkspace(path) ?? path;
    }

    /// <summary>Why a command must fail: a program that it cannot do without is not there, though the user has it.</summary>
    public SandboxProblem? FindProblem(PlainCommand command)
    {
        if (opening.Confinement is not { } confinement) return null;
        // What fails before `||` or `;`, or after `!`, need not be the command's failure.
        var isNeeded = command.Pipelines.Skip(1).All(pipeline => pipeline.Connector == PlainConnector.AndThen) && !command.Pipelines.Any(pipeline => pipeline.Negated);
        return isNeeded
            ? command.Pipelines.SelectMany(pipeline => pipeline.Stages).Select(stage => stage.Words[0]).Where(name => name.Length > 0).Select(name => FindProblem(name, confinement)).FirstOrDefault(problem => problem is not null)
            : null;
    }

    private SandboxProblem? FindProblem(string name, IConfinement confinement)
    {
        if (PlainCommands.IsBuiltin(name)) return null;
        if (name.Contains('/')) return new DenialReader(settings, opening.Place, confinement).FindMissing(name);
        var found = ProgramFinder.Find(name, confinement.Path);
        if ((found ?? ProgramFinder.Find(name, UserPath)) is { } path && InWorkspace(path) is { } own) return OfWorkspace(name, own);
        return found is null ? new DenialReader(settings, opening.Place, confinement).FindMissing(name) : null;
    }

    private string? InWorkspace(string path)
    {
        var real = LibC.RealPath(path) ?? path;
        var root = LibC.RealPath(opening.Place.Workspace) ?? opening.Place.Workspace;
        return Toolchains.IsBelow(root, real) ? real : Toolchains.IsBelow(root, path) ? path : null;
    }

    private SandboxProblem OfWorkspace(string name, string path) => new(
        "sandbox.program_in_workspace",
        $"{name} would be {path}, a file of the workspace, and a bare name never stands for one.",
        $"Name it by its path: {ShellQuoting.Quote("./" + Path.GetRelativePath(LibC.RealPath(opening.Place.Workspace) ?? opening.Place.Workspace, path))} in the workspace's root.");
}
