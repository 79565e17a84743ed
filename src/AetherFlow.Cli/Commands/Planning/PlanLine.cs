using System.CommandLine;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>How <c>plan …</c> is typed.</summary>
internal static class PlanLine
{
    public static Command Of(Actions actions) => new("plan", "Look at plans without running them")
    {
        Validate(actions),
        Show(actions),
        Schema(actions),
    };

    private static Command Validate(Actions actions)
    {
        var files = new Argument<string[]>("FILE") { Description = "Plans to check", Arity = ArgumentArity.OneOrMore };
        var lenient = Options.Lenient();
        var json = Options.Json("A JSON array on standard output, an object for each file");
        var command = new Command("validate", "Find everything that is wrong with plans; exit code 2 where one cannot be run") { files, lenient, json };
        command.SetAction((result, cancellation) => actions.ValidatePlans(
            new PlanFiles(result.GetRequiredValue(files), result.GetValue(lenient), result.GetValue(json)), cancellation));
        return command;
    }

    private static Command Show(Actions actions)
    {
        var file = new Argument<string>("FILE") { Description = "The plan" };
        var prompts = new Option<bool>("--prompts") { Description = "What each step would be asked, item by item with its tokens; asks nobody, writes nothing" };
        var work = new WorkOptions();
        var workspace = Options.Workspace();
        var guidelines = Options.Guidelines();
        var envFile = Options.EnvFile();
        var lenient = Options.Lenient();
        var json = Options.Json("With --prompts: a JSON array on standard output, an object for each prompt");
        var command = new Command("show", "Steps as a tree: dependencies, files, critical path; or their prompts") { file, prompts };
        Option[] ofPrompts = [.. work.Named, workspace, guidelines, envFile, json];
        foreach (var option in ofPrompts) command.Add(option);
        command.Add(lenient);
        command.Validators.Add(result =>
        {
            if (work.WhyContradictory(result) is { } wrong) result.AddError(wrong);
            else if (work.Is(WorkflowNames.RunAndFix, result))
                result.AddError("Run-and-Fix works no plan: it begins with its command, and plans corrections from what fails. `policy check --shell-string -- CMD` says whether the command may run");
            else if (result.GetResult(prompts) is null && ofPrompts.Select(result.GetResult).FirstOrDefault(r => r is { Implicit: false }) is { } alone)
                result.AddError($"{alone.IdentifierToken} goes with --prompts");
        });
        command.SetAction((result, cancellation) => result.GetValue(prompts)
            ? actions.ShowPrompts(
                new RunRequest
                {
                    PlanPath = result.GetRequiredValue(file),
                    Workspace = result.GetValue(workspace) ?? ".",
                    Workflow = work.WorkflowOf(result),
                    Mode = work.ModeOf(result),
                    GuidelinesPath = result.GetValue(guidelines),
                    EnvFile = result.GetValue(envFile),
                    Lenient = result.GetValue(lenient),
                },
                new Showing(result.GetValue(json)),
                cancellation)
            : actions.ShowPlan(new PlanFiles([result.GetRequiredValue(file)], result.GetValue(lenient)), cancellation));
        return command;
    }

    private static Command Schema(Actions actions)
    {
        var command = new Command("schema", "Print the JSON Schema of a plan, for editors");
        command.SetAction((_, cancellation) => actions.PrintSchema(cancellation));
        return command;
    }
}
