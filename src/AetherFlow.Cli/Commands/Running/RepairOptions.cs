using System.CommandLine;
using System.CommandLine.Parsing;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Commands;

/// <summary>The options that say what is proved once the steps are done, and what is repaired.</summary>
internal sealed class RepairOptions(WorkOptions work)
{
    /// <summary>As the seeds have them.</summary>
    private const int RoundsOfVerifyFix = 3;

    private const int RoundsOfCommand = 5;

    private const int MostRounds = 100;

    private readonly Option<bool> _verify = new("--verify") { Description = "Run the checks of the workspace (build, types, tests, lint, format) once the steps are done" };
    private readonly Option<string?> _command = Command("--command", "With -rfx: the command that has to succeed");
    private readonly Option<string?> _after = Command("--run-and-fix", "Once the steps are done, and passed: run this command, and correct what makes it fail until it succeeds");
    private readonly Option<string?> _folder = new("--run-and-fix-workdir") { Description = "Folder of the workspace in which the command runs (default: its root)", HelpName = "DIR" };
    private readonly Option<int?> _rounds = new("--run-and-fix-max-rounds", "--max-rounds")
    {
        Description = "Rounds of correction at most (default 5; VerifyFix 3)",
        HelpName = "N",
        CustomParser = result => Options.Number(result, "--run-and-fix-max-rounds", 1, MostRounds),
    };

    private readonly Option<bool> _weaker = new("--allow-weaker-checks") { Description = "Let corrections delete, skip or weaken tests and checks, which are refused otherwise" };
    private readonly Option<bool> _escalate = new("--escalate") { Description = "Ask a stronger (dearer) model each time that an attempt or a round failed" };

    public IReadOnlyList<Option> All => [_verify, _command, _after, _folder, _rounds, _weaker, _escalate];

    /// <summary>Whether the command that is to succeed takes the place of a plan.</summary>
    public bool NeedsNoPlan(CommandResult result) => work.Is(WorkflowNames.RunAndFix, result);

    /// <summary>Whether commands are run, for which there is a sandbox.</summary>
    public bool RunsCommands(CommandResult result) =>
        Has(result, _verify) || Has(result, _after) || work.Is(WorkflowNames.VerifyFix, result) || work.Is(WorkflowNames.RunAndFix, result);

    public bool VerifyOf(ParseResult result) => result.GetValue(_verify);

    public bool EscalateOf(ParseResult result) => result.GetValue(_escalate);

    /// <summary>Null where nothing is repaired.</summary>
    public RepairInputs? RepairOf(ParseResult result)
    {
        var command = result.GetValue(_command) ?? result.GetValue(_after);
        if (command is null && work.WorkflowOf(result) != WorkflowNames.VerifyFix) return null;
        return new RepairInputs
        {
            Command = command,
            Folder = (result.GetValue(_folder) ?? "").TrimEnd('/'),
            MaxRounds = result.GetValue(_rounds) ?? (command is null ? RoundsOfVerifyFix : RoundsOfCommand),
            AllowsWeakerChecks = result.GetValue(_weaker),
        };
    }

    /// <summary>What contradicts itself, or is missing; null where nothing does or is.</summary>
    public string? WhyContradictory(CommandResult result)
    {
        var isCommandAlone = work.Is(WorkflowNames.RunAndFix, result);
        var repairs = isCommandAlone || Has(result, _after) || work.Is(WorkflowNames.VerifyFix, result);
        return this switch
        {
            _ when isCommandAlone && !Has(result, _command) => "-rfx needs --command CMD: nothing says what has to succeed",
            _ when Has(result, _command) && !isCommandAlone => "--command goes with -rfx; with a plan it is --run-and-fix CMD",
            _ when isCommandAlone && Has(result, _after) => "-rfx and --run-and-fix exclude each other: with -rfx the command is given by --command",
            _ when work.Is(WorkflowNames.VerifyFix, result) && Has(result, _after) => "-vfx and --run-and-fix exclude each other: either the checks have to pass, or the command",
            _ when isCommandAlone && Has(result, _verify) => "-rfx and --verify exclude each other: the command is what proves the work",
            _ when Has(result, _folder) && !isCommandAlone && !Has(result, _after) => "--run-and-fix-workdir goes with --run-and-fix or -rfx",
            _ when Has(result, _rounds) && !repairs => "--run-and-fix-max-rounds goes with --run-and-fix, -rfx or -vfx",
            _ when Has(result, _weaker) && !repairs => "--allow-weaker-checks goes with --run-and-fix, -rfx or -vfx",
            _ when work.IsCheck(result) && RunsCommands(result) => "a check alone (DOUBLE-CHECK) runs no command: leave --verify and --run-and-fix away",
            _ => null,
        };
    }

    /// <summary>Whether another model may be asked than the usual one.</summary>
    public bool Escalates(CommandResult result) => Has(result, _escalate);

    private static Option<string?> Command(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "CMD",
        CustomParser = result =>
        {
            if (!string.IsNullOrWhiteSpace(result.Tokens[0].Value)) return result.Tokens[0].Value.Trim();
            result.AddError($"{name} takes a command, such as \"dotnet test\"");
            return null;
        },
    };

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
