using System.CommandLine;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>How <c>runs …</c> is typed.</summary>
internal static class RunsLine
{
    private const string EventsJson = "The stint's journal lines on standard output, ending with run.finished";

    public static Command Of(Actions actions) => new("runs", "Look at runs, go on with them, take them back")
    {
        List(actions),
        Show(actions),
        Resume(actions),
        Undo(actions),
        Export(actions),
    };

    private static Command List(Actions actions)
    {
        var json = Options.Json("A JSON array on standard output");
        var command = new Command("list", "All runs, newest first") { json };
        command.SetAction((result, cancellation) => actions.ListRuns(new Showing(result.GetValue(json)), cancellation));
        return command;
    }

    private static Command Show(Actions actions)
    {
        var run = Options.Run();
        var json = Options.Json("A JSON object on standard output");
        var command = new Command("show", "What a run did, step by step") { run, json };
        command.SetAction((result, cancellation) => actions.ShowRun(result.GetRequiredValue(run), new Showing(result.GetValue(json)), cancellation));
        return command;
    }

    private static Command Resume(Actions actions)
    {
        var run = Options.Run();
        var budget = Options.Budget("A new limit for the whole run, what was spent so far included");
        var maxParallel = Options.MaxParallel("Steps that may run at once (default: as before)");
        var envFile = Options.EnvFile();
        var json = Options.Json(EventsJson);
        var verbose = Options.Verbose();
        var command = new Command("resume", "Go on with a run that was stopped or cut off; nothing that was done is done again")
        {
            run, budget, maxParallel, envFile, json, verbose,
        };
        command.SetAction((result, cancellation) => actions.ResumeRun(
            new ResumeRequest
            {
                Run = result.GetRequiredValue(run),
                Budget = result.GetValue(budget),
                MaxParallel = result.GetValue(maxParallel),
                EnvFile = result.GetValue(envFile),
            },
            new Showing(result.GetValue(json), result.GetValue(verbose)),
            cancellation));
        return command;
    }

    private static Command Undo(Actions actions)
    {
        var run = Options.Run();
        var json = Options.Json(EventsJson);
        var verbose = Options.Verbose();
        var command = new Command("undo", "Take back what a run changed in its workspace; what was edited since is kept. An undo can be undone") { run, json, verbose };
        command.SetAction((result, cancellation) => actions.UndoRun(result.GetRequiredValue(run), new Showing(result.GetValue(json), result.GetValue(verbose)), cancellation));
        return command;
    }

    private static Command Export(Actions actions)
    {
        var run = Options.Run();
        var output = new Option<string>("--output") { Description = "Folder to write", HelpName = "DIR", Required = true };
        var command = new Command("export", "Write the output folder of a run again: step outputs, metrics, list of files") { run, output };
        command.SetAction((result, cancellation) => actions.ExportRun(result.GetRequiredValue(run), result.GetRequiredValue(output), cancellation));
        return command;
    }
}
