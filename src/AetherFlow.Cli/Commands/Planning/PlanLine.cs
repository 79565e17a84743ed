using System.CommandLine;

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
        var lenient = Options.Lenient();
        var command = new Command("show", "Steps as a tree: dependencies, files, critical path") { file, lenient };
        command.SetAction((result, cancellation) => actions.ShowPlan(new PlanFiles([result.GetRequiredValue(file)], result.GetValue(lenient)), cancellation));
        return command;
    }

    private static Command Schema(Actions actions)
    {
        var command = new Command("schema", "Print the JSON Schema of a plan, for editors");
        command.SetAction((_, cancellation) => actions.PrintSchema(cancellation));
        return command;
    }
}
