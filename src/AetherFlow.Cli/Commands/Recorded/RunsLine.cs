using System.CommandLine;
using System.CommandLine.Parsing;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>How <c>runs …</c> is typed.</summary>
internal static class RunsLine
{
    private const string EventsJson = "The stint's journal lines on standard output, ending with run.finished";

    public static Command Of(Actions actions) => new("runs", "Look at runs, go on with them, change them, take them back, hand them on")
    {
        List(actions),
        Show(actions),
        Diff(actions),
        Resume(actions),
        Fork(actions),
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

    private static Command Diff(Actions actions)
    {
        var run = Options.Run();
        var step = Options.Step("Only what this step changed");
        var json = Options.Json("A JSON array on standard output, an object for each file");
        var command = new Command("diff", "What a run changed, file by file, as a diff that git apply takes; of a run without writing, what it would have changed") { run, step, json };
        command.SetAction((result, cancellation) => actions.DiffRun(result.GetRequiredValue(run), result.GetValue(step), new Showing(result.GetValue(json)), cancellation));
        return command;
    }

    private static Command Resume(Actions actions)
    {
        var run = Options.Run();
        var budget = Options.Budget("A new limit for the whole run, what was spent so far included");
        var maxParallel = Options.MaxParallel("Steps that may run at once (default: as before)");
        var (review, noReview) = (Options.Review(), Options.NoReview());
        var envFile = Options.EnvFile();
        var json = Options.Json(EventsJson);
        var verbose = Options.Verbose();
        var command = new Command("resume", "Go on with a run that was stopped or cut off; nothing that was done is done again")
        {
            run, budget, maxParallel, review, noReview, envFile, json, verbose,
        };
        command.Validators.Add(result => OneAtMost(result, review, noReview));
        command.SetAction((result, cancellation) => actions.ResumeRun(
            new ResumeRequest
            {
                Run = result.GetRequiredValue(run),
                Budget = result.GetValue(budget),
                MaxParallel = result.GetValue(maxParallel),
                Review = ReviewOf(result, review, noReview),
                EnvFile = result.GetValue(envFile),
            },
            new Showing(result.GetValue(json), result.GetValue(verbose)),
            cancellation));
        return command;
    }

    private static Command Undo(Actions actions)
    {
        var run = Options.Run();
        var step = Options.Step("Take back only what this step changed");
        var json = Options.Json(EventsJson);
        var verbose = Options.Verbose();
        var command = new Command("undo", "Take back what a run changed in its workspace; what was edited since is kept. An undo can be undone") { run, step, json, verbose };
        command.SetAction((result, cancellation) => actions.UndoRun(
            new UndoRequest { Run = result.GetRequiredValue(run), Step = result.GetValue(step) }, new Showing(result.GetValue(json), result.GetValue(verbose)), cancellation));
        return command;
    }

    private static Command Fork(Actions actions)
    {
        var run = Options.Run();
        var plan = new Option<string?>("--plan") { Description = "The plan as you edited it (default: the run's own)", HelpName = "FILE" };
        var from = new Option<string?>("--from") { Description = "Work this step again, and what depends on it", HelpName = "STEP" };
        var model = Options.Model("Ask this provider or model for what is worked again");
        var budget = Options.Budget("Stop before the fork spends more than this; what it keeps costs nothing");
        var maxParallel = Options.MaxParallel("Steps that may run at once (default: as before)");
        var (review, noReview) = (Options.Review(), Options.NoReview());
        var envFile = Options.EnvFile();
        var json = Options.Json(EventsJson);
        var verbose = Options.Verbose();
        var command = new Command("fork", "Make a new run of one that ended: steps that still hold are kept, edited ones and what depends on them are worked again")
        {
            run, plan, from, model, budget, maxParallel, review, noReview, envFile, json, verbose,
        };
        command.Validators.Add(result => OneAtMost(result, review, noReview));
        command.SetAction((result, cancellation) => actions.ForkRun(
            new ForkRequest
            {
                Run = result.GetRequiredValue(run),
                PlanPath = result.GetValue(plan),
                From = result.GetValue(from),
                Model = result.GetValue(model),
                Budget = result.GetValue(budget),
                MaxParallel = result.GetValue(maxParallel),
                Review = ReviewOf(result, review, noReview),
                EnvFile = result.GetValue(envFile),
            },
            new Showing(result.GetValue(json), result.GetValue(verbose)),
            cancellation));
        return command;
    }

    private static Command Export(Actions actions)
    {
        var run = Options.Run();
        var output = new Option<string?>("--output") { Description = "Folder for step outputs, metrics and the list of files, as the run wrote them", HelpName = "DIR" };
        var file = new Option<string?>("--file") { Description = "File for the whole record, for --replay and simulate elsewhere; keys and paths of this machine are taken out (default, without --output: ID.zip)", HelpName = "FILE" };
        var command = new Command("export", "Write what a run recorded: its output folder again, or all of it in one file that can be handed on") { run, output, file };
        command.SetAction((result, cancellation) => actions.ExportRun(
            new ExportRequest { Run = result.GetRequiredValue(run), OutputFolder = result.GetValue(output), File = result.GetValue(file) }, cancellation));
        return command;
    }

    private static void OneAtMost(CommandResult result, Option<bool> review, Option<bool> noReview)
    {
        if (result.GetValue(review) && result.GetValue(noReview)) result.AddError("--review and --no-review exclude each other");
    }

    /// <summary>Null: as that run was.</summary>
    private static bool? ReviewOf(ParseResult result, Option<bool> review, Option<bool> noReview) =>
        result.GetValue(review) ? true : result.GetValue(noReview) ? false : null;
}
