using System.CommandLine;
using System.CommandLine.Parsing;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>The options that say which work a plan is run for: a workflow of several phases, or one mode.</summary>
internal sealed class WorkOptions
{
    private const string Check = "DOUBLE-CHECK";

    private static readonly string[] Modes = ["FAST", "BUILD", Check];

    private readonly Option<bool> _quick = new("--quick", "-q", "--fast") { Description = "PROTO: the shortest thing that works, then a check of it (DOUBLE-CHECK)" };
    private readonly Option<bool> _full = new("--full", "-f", "--build", "-b") { Description = "PROD: a draft, finished code made from it, then a check of that (DOUBLE-CHECK)" };
    private readonly Option<bool> _verifyFix = new("--verify-fix", "-vfx") { Description = "VerifyFix: BUILD, then the checks of the workspace and a DOUBLE-CHECK, and corrections until they pass" };
    private readonly Option<bool> _runAndFix = new("--run-and-fix-workflow", "-rfx") { Description = "Run-and-Fix, without a plan: run --command, and correct what makes it fail until it succeeds" };
    private readonly Option<string?> _workflow = new("--workflow")
    {
        Description = "By name: PROTO or quick, PROD or full, verify-fix, run-and-fix",
        HelpName = "NAME",
        CustomParser = result => Known(result, WorkflowOf, "--workflow takes PROTO (or quick), PROD (or full), verify-fix or run-and-fix"),
    };

    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "One mode alone. FAST: the shortest thing that works. BUILD (default): finished code. DOUBLE-CHECK: as --check",
        HelpName = "MODE",
        CustomParser = result => Known(result, ModeOf, "--mode takes FAST, BUILD or DOUBLE-CHECK"),
    };

    private readonly Option<string?> _check = new("--check")
    {
        Description = "Check without writing: with --plan the files as they are, with RUN what that run made",
        HelpName = "RUN",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public IReadOnlyList<Option> All => [.. Named, _runAndFix, _check];

    /// <summary>All but the one that may name a run.</summary>
    public IReadOnlyList<Option> Named => [_quick, _full, _verifyFix, _workflow, _mode];

    public string? WorkflowOf(ParseResult result) =>
        result.GetValue(_quick) ? WorkflowNames.Proto
        : result.GetValue(_full) ? WorkflowNames.Prod
        : result.GetValue(_verifyFix) ? WorkflowNames.VerifyFix
        : result.GetValue(_runAndFix) ? WorkflowNames.RunAndFix
        : result.GetValue(_workflow);

    /// <summary>Whether the workflow of that name was chosen, in whatever way.</summary>
    public bool Is(string workflow, CommandResult result) => Chosen(result).Any(choice => choice.Meaning == workflow);

    /// <summary>Null where a workflow decides.</summary>
    public string? ModeOf(ParseResult result) =>
        WorkflowOf(result) is not null ? null : IsCheck(result.CommandResult) ? Check : result.GetValue(_mode) ?? "BUILD";

    /// <summary>The run whose work is checked; null where none is named.</summary>
    public string? AuditOf(ParseResult result) => result.GetValue(_check);

    public string? AuditOf(CommandResult result) => result.GetResult(_check) is { Tokens: [var run, ..] } ? run.Value : null;

    /// <summary>Whether nothing is written but checked.</summary>
    public bool IsCheck(CommandResult result) => Chosen(result).Any(choice => choice.Meaning == Check);

    /// <summary>What contradicts itself; null where nothing does.</summary>
    public string? WhyContradictory(CommandResult result)
    {
        var chosen = Chosen(result).DistinctBy(choice => choice.Meaning).ToList();
        return chosen is [var first, var second, ..]
            ? $"{first.Typed} and {second.Typed} exclude each other: a plan is run in one workflow, or in one mode"
            : null;
    }

    private IEnumerable<(string Typed, string Meaning)> Chosen(CommandResult result)
    {
        if (result.GetResult(_quick) is { Implicit: false } quick) yield return ($"{quick.IdentifierToken} (PROTO)", "PROTO");
        if (result.GetResult(_full) is { Implicit: false } full) yield return ($"{full.IdentifierToken} (PROD)", "PROD");
        if (result.GetResult(_verifyFix) is { Implicit: false } verifyFix) yield return ($"{verifyFix.IdentifierToken} (VerifyFix)", WorkflowNames.VerifyFix);
        if (result.GetResult(_runAndFix) is { Implicit: false } runAndFix) yield return ($"{runAndFix.IdentifierToken} (Run-and-Fix)", WorkflowNames.RunAndFix);
        if (Value(result, _workflow) is { } workflow && WorkflowOf(workflow) is { } name) yield return ($"--workflow {workflow}", name);
        if (Value(result, _mode) is { } mode && ModeOf(mode) is { } known) yield return ($"--mode {mode}", known);
        if (result.GetResult(_check) is not null) yield return ("--check", Check);
    }

    private static string? Value(CommandResult result, Option option) => result.GetResult(option) is { Tokens: [var value, ..] } ? value.Value : null;

    private static string? WorkflowOf(string name) => name.ToUpperInvariant() switch
    {
        "PROTO" or "QUICK" => WorkflowNames.Proto,
        "PROD" or "FULL" => WorkflowNames.Prod,
        "VERIFY-FIX" or "VERIFYFIX" => WorkflowNames.VerifyFix,
        "RUN-AND-FIX" or "RUNANDFIX" => WorkflowNames.RunAndFix,
        _ => null,
    };

    private static string? ModeOf(string name) => Modes.FirstOrDefault(mode => mode.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? Known(ArgumentResult result, Func<string, string?> meaning, string expected)
    {
        var text = result.Tokens[0].Value;
        if (meaning(text) is { } known) return known;
        result.AddError($"{expected}, not '{text}'");
        return null;
    }
}
