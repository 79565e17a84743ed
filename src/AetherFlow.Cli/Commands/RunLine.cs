using System.CommandLine;
using System.CommandLine.Parsing;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>The options that run a plan, which stand at the root of the command line.</summary>
internal sealed class RunLine
{
    private static readonly string[] Modes = ["FAST", "BUILD"];

    private readonly Option<string?> _plan = new("--plan") { Description = "The plan to run", HelpName = "FILE" };
    private readonly Option<string?> _workspace = new("--workspace") { Description = "Folder that the plan's paths are relative to (default: the current one)", HelpName = "DIR" };
    private readonly Option<string?> _output = new("--output") { Description = "Folder for step outputs and metrics (default: OUTPUT_DIR, else output)", HelpName = "DIR" };
    private readonly Option<string?> _context = new("--context") { Description = "Text that every step is told", HelpName = "TEXT" };
    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "FAST: the shortest thing that works. BUILD (default): finished code",
        HelpName = "FAST|BUILD",
        CustomParser = Mode,
    };

    private readonly Option<int?> _maxParallel = Options.MaxParallel("Steps that may run at once (default 8)");
    private readonly Option<bool> _sequential = new("--sequential") { Description = "One step at a time, as --max-parallel 1" };
    private readonly Option<Money?> _budget = Options.Budget("Stop before more than this is spent; the run can be resumed with more");
    private readonly Option<bool> _noApply = new("--no-apply") { Description = "Change nothing in the workspace; the files are in the output folder" };
    private readonly Option<bool> _lenient = Options.Lenient();
    private readonly Option<string?> _envFile = Options.EnvFile();
    private readonly Option<bool> _json = Options.Json("The run's journal lines on standard output, ending with run.finished");
    private readonly Option<bool> _verbose = Options.Verbose();
    private readonly Option<bool> _version = new("--version") { Description = "Print the version" };

    public void AddTo(RootCommand root, Actions actions)
    {
        foreach (Option option in (Option[])[_plan, _workspace, _output, _context, _mode, _maxParallel, _sequential, _budget, _noApply, _lenient, _envFile, _json, _verbose, _version])
            root.Add(option);
        root.Validators.Add(Check);
        root.SetAction((result, cancellation) => actions.RunPlan(RequestOf(result), new Showing(result.GetValue(_json), result.GetValue(_verbose)), cancellation));
    }

    private static string? Mode(ArgumentResult result)
    {
        var text = result.Tokens[0].Value.ToUpperInvariant();
        if (Modes.Contains(text, StringComparer.Ordinal)) return text;
        result.AddError($"--mode takes FAST or BUILD, not '{result.Tokens[0].Value}'");
        return null;
    }

    private void Check(CommandResult result)
    {
        if (result.GetResult(_version) is not null)
        {
            result.AddError("--version stands alone");
            return;
        }

        if (result.GetResult(_plan) is null && !result.Children.Any(c => c is CommandResult)) result.AddError("--plan FILE is missing: nothing says what to run");
        if (result.GetResult(_maxParallel) is not null && result.GetResult(_sequential) is not null) result.AddError("--sequential and --max-parallel exclude each other");
    }

    private RunRequest RequestOf(ParseResult result) => new()
    {
        PlanPath = result.GetRequiredValue(_plan)!,
        Workspace = result.GetValue(_workspace) ?? ".",
        Output = result.GetValue(_output),
        Context = result.GetValue(_context),
        Mode = result.GetValue(_mode) ?? "BUILD",
        MaxParallel = result.GetValue(_sequential) ? 1 : result.GetValue(_maxParallel),
        Budget = result.GetValue(_budget),
        Apply = !result.GetValue(_noApply),
        Lenient = result.GetValue(_lenient),
        EnvFile = result.GetValue(_envFile),
    };
}
