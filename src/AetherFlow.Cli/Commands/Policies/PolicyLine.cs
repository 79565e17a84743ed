using System.CommandLine;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>How <c>policy …</c> is typed.</summary>
internal static class PolicyLine
{
    public static Command Of(Actions actions) => new("policy", "Which commands may run, and what a project's aetherflow.json may bring")
    {
        Check(actions),
        Trust(actions),
        Untrust(actions),
    };

    private static Command Check(Actions actions)
    {
        var allow = new Option<string[]>("--allow") { Description = "Allow what begins with these words, such as \"git log\"; with this or --deny no other rules hold", HelpName = "P" };
        var deny = new Option<string[]>("--deny") { Description = "Deny what begins with these words", HelpName = "P" };
        var shell = new Option<bool>("--shell-string") { Description = "COMMAND is one text that a shell would read" };
        var workspace = Options.Workspace();
        workspace.Description = "Folder in which the command would run (default: WORKSPACE_DIR, else the current one)";
        var sandbox = new Option<string?>("--sandbox") { Description = "What would hold it: bubblewrap, podman, docker or none (default: EXECUTE_MODE, else bubblewrap)", HelpName = "NAME" };
        sandbox.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !SandboxNames.All.Contains(name)) result.AddError($"--sandbox takes {string.Join(", ", SandboxNames.All)}, not '{name}'");
        });
        var json = Options.Json("A JSON object on standard output");
        var words = new Argument<string[]>("COMMAND") { Description = "The program and its arguments, after `--`", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "What would become of a command, by which rule and why; runs nothing. Exit code 0 allow, 8 ask, 5 deny")
        {
            allow, deny, shell, workspace, sandbox, json, words,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(shell) && result.GetValue(words) is { Length: > 1 } many) result.AddError($"--shell-string takes one text, not {many.Length}; put the command in quotes");
        });
        command.SetAction((result, cancellation) => actions.CheckPolicy(
            new PolicyCheckRequest
            {
                Words = result.GetRequiredValue(words),
                IsShellString = result.GetValue(shell),
                Allow = result.GetValue(allow) ?? [],
                Deny = result.GetValue(deny) ?? [],
                Workspace = result.GetValue(workspace),
                Sandbox = result.GetValue(sandbox),
            },
            new Showing(result.GetValue(json)),
            cancellation));
        return command;
    }

    private static Command Trust(Actions actions)
    {
        var workspace = Workspace();
        var yes = new Option<bool>("--yes", "-y") { Description = "Say yes without being asked" };
        var command = new Command("trust", "Show the checks that the project's aetherflow.json brings, and say yes or no to them; a change of the file asks again") { workspace, yes };
        command.SetAction((result, cancellation) => actions.TrustProject(result.GetValue(workspace) ?? ".", result.GetValue(yes), cancellation));
        return command;
    }

    private static Command Untrust(Actions actions)
    {
        var workspace = Workspace();
        var command = new Command("untrust", "Take that yes back") { workspace };
        command.SetAction((result, cancellation) => actions.UntrustProject(result.GetValue(workspace) ?? ".", cancellation));
        return command;
    }

    private static Option<string?> Workspace()
    {
        var workspace = Options.Workspace();
        workspace.Description = "The project's folder (default: the current one)";
        return workspace;
    }
}
