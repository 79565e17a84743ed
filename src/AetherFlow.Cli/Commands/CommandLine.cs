using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>The command line of the program: what may be typed, help, and what is said to what may not.</summary>
internal static class CommandLine
{
    private const string About = "AetherFlow runs a development plan with language models and writes the code.";

    public static async Task<int> InvokeAsync(string[] args, Actions actions, Surroundings around, CancellationToken cancellation)
    {
        var root = Root(actions, around.Command);
        var result = Parse(root, args.Length == 0 ? ["--help"] : args);
        if (result.Action is ParseErrorAction or null || (result.Errors.Count > 0 && result.Action is not HelpAction))
        {
            foreach (var line in UsageErrors.Of(result, around.Command)) await around.Error.WriteLineAsync(line);
            return ExitCodes.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = around.Out,
            Error = around.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are ours (Interruption).
            ProcessTerminationTimeout = null,
        };
        return await result.InvokeAsync(configuration, cancellation);
    }

    /// <summary>Only what is on the line counts: a value that begins with @ is no file of further arguments.</summary>
    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) =>
        root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

    public static RootCommand Root(Actions actions, string program)
    {
        var root = new RootCommand(About);
        root.Options.Clear();
        var help = new HelpOption("--help", "-h", "-?") { Description = "Show help" };
        help.Action = new HelpAction((System.CommandLine.Help.HelpAction)help.Action!, program);
        new RunLine().AddTo(root, actions);
        root.Add(Demo(actions));
        root.Add(PlanLine.Of(actions));
        root.Add(RunsLine.Of(actions));
        root.Add(SpendLine.Of(actions));
        root.Add(ModelsLine.Of(actions));
        root.Add(PolicyLine.Of(actions));
        root.Add(Simulate(actions));
        root.Add(Doctor(actions));
        root.Add(help);
        return root;
    }

    private static Command Demo(Actions actions)
    {
        var folder = new Argument<string?>("DIR") { Description = "A new or empty folder (default: aetherflow-demo)", Arity = ArgumentArity.ZeroOrOne };
        var json = Options.Json("The run's journal lines on standard output, ending with run.finished");
        var command = new Command("demo", "Run a sample plan with recorded replies, then build, check, repair and run the result: no key, no network, no cost") { folder, json };
        command.SetAction((result, cancellation) => actions.Demo(result.GetValue(folder), new Showing(result.GetValue(json)), cancellation));
        return command;
    }

    private static Command Simulate(Actions actions)
    {
        var script = new Option<string?>("--script") { Description = "Replies from a script (docs/formats/simulator-script.md)", HelpName = "FILE" };
        var run = new Option<string?>("--record") { Description = "Replies that a run recorded: its ID, or the file that runs export made of it", HelpName = "RUN" };
        var port = Options.Port();
        var command = new Command("simulate", "Serve recorded replies in OpenAI's, Anthropic's and Gemini's formats, until Ctrl-C") { script, run, port };
        command.Validators.Add(result =>
        {
            if (result.GetResult(script) is null == result.GetResult(run) is null) result.AddError("simulate takes either --script FILE or --record RUN");
        });
        command.SetAction((result, cancellation) => actions.Simulate(
            new SimulateRequest { ScriptPath = result.GetValue(script), Run = result.GetValue(run), Port = result.GetValue(port) ?? 0 }, cancellation));
        return command;
    }

    private static Command Doctor(Actions actions)
    {
        var json = Options.Json("A JSON array on standard output");
        var command = new Command("doctor", "Look whether all that is needed is there: keys, endpoints, aetherflow.json, policy, disk, sandbox, terminal, git, .NET; exit code 1 where something is wrong") { json };
        command.SetAction((result, cancellation) => actions.Examine(new Showing(result.GetValue(json)), cancellation));
        return command;
    }
}
