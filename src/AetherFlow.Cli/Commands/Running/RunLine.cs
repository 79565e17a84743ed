using System.CommandLine;
using System.CommandLine.Parsing;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>The options that run a plan, which stand at the root of the command line.</summary>
internal sealed class RunLine
{
    private readonly Option<string?> _plan = new("--plan") { Description = "The plan to run", HelpName = "FILE" };
    private readonly WorkOptions _work = new();
    private readonly RepairOptions _repair;
    private readonly SandboxOptions _sandbox = new();
    private readonly Option<string?> _workspace = Options.Workspace();
    private readonly Option<string?> _output = new("--output") { Description = "Folder for step outputs and metrics (default: OUTPUT_DIR, else output)", HelpName = "DIR" };
    private readonly Option<string?> _context = new("--context") { Description = "Text that every step is told", HelpName = "TEXT" };
    private readonly Option<string?> _guidelines = Options.Guidelines();
    private readonly Option<string?> _model = Options.Model("Ask this provider or model, and no other");
    private readonly Option<int?> _maxParallel = Options.MaxParallel("Steps that may run at once (default 8)");
    private readonly Option<bool> _sequential = new("--sequential") { Description = "One step at a time, as --max-parallel 1" };
    private readonly Option<Money?> _budget = Options.Budget("Stop before more than this is spent; the run can be resumed with more (default: AETHERFLOW_BUDGET, else budget.run of aetherflow.json, else no limit)");
    private readonly Option<bool> _noApply = new("--no-apply") { Description = "Change nothing in the workspace; the files are in the output folder" };
    private readonly Option<bool> _review = Options.Review();
    private readonly Option<string?> _onFailure = Options.OnFailure();
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Ask anew, even where an earlier run got a reply to the very same question" };
    private readonly Option<string?> _replay = new("--replay") { Description = "Take every reply from a recorded run, or from the file of `runs export`; asks nobody, costs nothing", HelpName = "RUN|FILE" };
    private readonly Option<bool> _lenient = Options.Lenient();
    private readonly Option<string?> _envFile = Options.EnvFile();
    private readonly LookOptions _looks = new();
    private readonly Option<bool> _json = Options.Json("The run's journal lines on standard output, ending with run.finished; else the listing as JSON");
    private readonly Option<bool> _verbose = Options.Verbose();
    private readonly Option<bool> _version = new("--version") { Description = "Print the version" };

    public RunLine() => _repair = new RepairOptions(_work);

    public void AddTo(RootCommand root, Actions actions)
    {
        Option[] options =
        [
            _plan, .. _work.All, .. _repair.All, .. _sandbox.All, _workspace, _output, _context, _guidelines, _model, _maxParallel, _sequential, _budget, _noApply, _review, _onFailure, _fresh, _replay,
            _lenient, _envFile, .. _looks.All, _json, _verbose, _version,
        ];
        foreach (var option in options) root.Add(option);
        root.Validators.Add(Check);
        root.SetAction((result, cancellation) => InvokeAsync(result, actions, cancellation));
    }

    private Task<int> InvokeAsync(ParseResult result, Actions actions, CancellationToken cancellation)
    {
        var showing = new Showing(result.GetValue(_json), result.GetValue(_verbose));
        return _looks.Of(result) switch
        {
            Look.DryRun => actions.DryRun(RequestOf(result), showing, cancellation),
            Look.Info => actions.DescribePlan(RequestOf(result), showing, cancellation),
            Look.Costs => actions.ShowCosts(showing, cancellation),
            Look.Stats => actions.ShowCache(showing, cancellation),
            Look.Status => actions.ShowStatus(showing, cancellation),
            _ => actions.RunPlan(RequestOf(result), showing, cancellation),
        };
    }

    private void Check(CommandResult result)
    {
        if (Has(result, _version))
        {
            result.AddError("--version stands alone");
            return;
        }

        if (result.Children.Any(c => c is CommandResult)) return;
        var wrong = _work.WhyContradictory(result) ?? _repair.WhyContradictory(result) ?? _looks.WhyContradictory(result, _json) ?? WhyContradictory(result) ?? WhyNoPlan(result);
        if (wrong is not null) result.AddError(wrong);
    }

    private string? WhyNoPlan(CommandResult result)
    {
        if (Has(result, _plan) || _looks.NeedsNoPlan(result)) return null;
        if (_looks.NeedingPlan(result) is { } look) return $"{look} needs --plan FILE: nothing says which plan";
        if (_work.AuditOf(result) is not null || _repair.NeedsNoPlan(result)) return null;
        return _work.IsCheck(result) ? "a check needs --plan FILE (the files as they are) or --check RUN (what a run made)" : "--plan FILE is missing: nothing says what to run";
    }

    private string? WhyContradictory(CommandResult result)
    {
        var audit = _work.AuditOf(result);
        var undoes = result.GetResult(_onFailure) is { Tokens: [var token, ..] } && token.Value.Equals("undo", StringComparison.OrdinalIgnoreCase);
        return this switch
        {
            _ when Has(result, _maxParallel) && Has(result, _sequential) => "--sequential and --max-parallel exclude each other",
            _ when audit is not null && Has(result, _plan) => $"--check {audit} and --plan exclude each other: the plan is the one that run had",
            _ when audit is not null && Has(result, _workspace) => $"--check {audit} and --workspace exclude each other: what the run made is checked, from its records",
            _ when Has(result, _replay) && Has(result, _fresh) => "--replay and --fresh exclude each other: either all replies are recorded ones, or none is",
            _ when Has(result, _replay) && Has(result, _model) => "--replay and --model exclude each other: a replay asks nobody",
            _ when undoes && Has(result, _noApply) => "--on-failure undo and --no-apply exclude each other: nothing is written that could be taken back",
            _ when undoes && _work.IsCheck(result) => "--on-failure undo and a check alone exclude each other: a check writes nothing that could be taken back",
            _ => WhyNoCommands(result) ?? WhyNoReview(result),
        };
    }

    private string? WhyNoCommands(CommandResult result)
    {
        if (_repair.Escalates(result) && Has(result, _model)) return "--escalate and --model exclude each other: one model alone is asked, or stronger ones in turn";
        if (!_repair.RunsCommands(result)) return _sandbox.Given(result) is { } given ? $"{given} goes with what runs commands: --verify, -vfx, -rfx or --run-and-fix" : null;
        if (Has(result, _noApply)) return "--no-apply and what runs commands (--verify, -vfx, -rfx, --run-and-fix) exclude each other: nothing is written that could be checked";
        if (!_repair.NeedsNoPlan(result)) return null;
        var other = Has(result, _plan) ? _plan.Name : _looks.NeedingPlan(result);
        return other is null ? null : $"-rfx and {other} exclude each other: with -rfx the command is all there is; with a plan it is --run-and-fix CMD";
    }

    private string? WhyNoReview(CommandResult result)
    {
        if (!Has(result, _review)) return null;
        var other = Has(result, _noApply) ? _noApply.Name : _work.IsCheck(result) ? "a check alone" : _looks.NeedingPlan(result);
        if (other is not null) return $"--review and {other} exclude each other: nothing is written that could be asked about";
        return Has(result, _replay) ? "--review and --replay exclude each other: recorded replies do not follow what a person asks for" : null;
    }

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private RunRequest RequestOf(ParseResult result) => new()
    {
        PlanPath = result.GetValue(_plan),
        AuditRun = _work.AuditOf(result),
        Workspace = result.GetValue(_workspace),
        Output = result.GetValue(_output),
        Context = result.GetValue(_context),
        GuidelinesPath = result.GetValue(_guidelines),
        Workflow = _work.WorkflowOf(result),
        Mode = _work.ModeOf(result),
        Model = result.GetValue(_model),
        MaxParallel = result.GetValue(_sequential) ? 1 : result.GetValue(_maxParallel),
        Budget = result.GetValue(_budget),
        Apply = !result.GetValue(_noApply),
        Review = result.GetValue(_review),
        Verify = _repair.VerifyOf(result),
        Repair = _repair.RepairOf(result),
        Escalate = _repair.EscalateOf(result),
        Sandbox = _sandbox.Of(result),
        OnFailure = result.GetValue(_onFailure) ?? "keep",
        Fresh = result.GetValue(_fresh),
        Replay = result.GetValue(_replay),
        Lenient = result.GetValue(_lenient),
        EnvFile = result.GetValue(_envFile),
    };
}
