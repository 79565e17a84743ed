using AetherFlow.Runs;
using AetherFlow.Sandbox;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Shows what a project's file brings, and takes a person's yes or no to it.</summary>
internal sealed class Trusting(HostEnvironment environment)
{
    public async Task<TrustView> ViewAsync(string workspace, CancellationToken cancellation)
    {
        var held = await CommandPolicy.ReadAsync(environment, workspace, cancellation);
        var project = held.Project;
        var place = new PolicyPlace { Workspace = project.Workspace, IsSandboxed = true };
        return new TrustView
        {
            Workspace = project.Workspace,
            Path = project.Path,
            Hash = project.Hash,
            Checks = [.. project.Brought.Checks.Select(check => new BroughtCheck(
                check.Name,
                check.Kind.ToString().ToLowerInvariant(),
                check.Folder,
                check.Command.Text,
                check.Timeout,
                held.Policy.Judge(check.Command.Reading, place with { WorkingDirectory = Path.Combine(project.Workspace, check.Folder) }).Verdict.ToString().ToLowerInvariant()))],
            Without = project.Brought.Without,
            Rules = [.. project.Rules?.Rules.Select(rule => rule.ToString()) ?? []],
            IsTrusted = project.IsTrusted,
            Ignored = project.Ignored,
            Problems = [.. held.Problems, .. WhyNoWorkspace(workspace) is { } problem ? [problem] : Array.Empty<Problem>()],
        };
    }

    /// <summary>Null where it is done; what is trusted is what was shown, also where the file changed since.</summary>
    public Problem? Trust(TrustView view)
    {
        var opening = Workspaces.Workspace.Open(view.Workspace, PathUse.Read);
        using var workspace = opening.Workspace;
        return workspace is null ? Of(opening.Problem!) : new TrustStore(environment).Trust(workspace, view.Hash ?? "");
    }

    /// <returns>Whether there was something to forget, or why it could not be done.</returns>
    public (bool Had, Problem? Problem) Forget(string workspace)
    {
        var folder = Path.GetFullPath(workspace, environment.CurrentDirectory);
        using var opened = Workspaces.Workspace.Open(folder, PathUse.Read).Workspace;
        return new TrustStore(environment).Forget(opened?.Root ?? folder);
    }

    private Problem? WhyNoWorkspace(string workspace)
    {
        var opening = Workspaces.Workspace.Open(Path.GetFullPath(workspace, environment.CurrentDirectory), PathUse.Read);
        using var opened = opening.Workspace;
        return opened is null ? Of(opening.Problem!) : null;
    }

    private static Problem Of(WorkspaceProblem problem) => new(problem.Code, problem.Message, problem.Hint);
}
