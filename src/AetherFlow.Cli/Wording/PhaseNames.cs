using System.Globalization;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Wording;

/// <summary>The phases of a run, by the keys that begin the keys of their effects, and how they are called.</summary>
internal static class PhaseNames
{
    public const string Check = "check";

    /// <summary>Keys in the order in which the phases are gone through; none where the run works no plan.</summary>
    public static IReadOnlyList<string> Of(RunStarted? inputs) => inputs switch
    {
        null or { Kind: not "plan" } => [],
        { Workflow: WorkflowNames.Proto } => ["fast", Check],
        { Workflow: WorkflowNames.Prod } => ["draft", "build", Check],
        { Workflow: WorkflowNames.VerifyFix } => ["build", Check],
        { Workflow: WorkflowNames.RunAndFix } => [],
        { Mode: "FAST" } => ["fast"],
        { Mode: "DOUBLE-CHECK" } => [Check],
        _ => ["build"],
    };

    public static string NameOf(string key) => key switch
    {
        "draft" => "FAST draft",
        "fast" => "FAST",
        "build" => "BUILD",
        Check => "DOUBLE-CHECK",
        _ when EffectKey.RoundOf(key) is var round and > 0 => string.Create(CultureInfo.InvariantCulture, $"{(EffectKey.IsWriting(key) ? "correction" : "DOUBLE-CHECK")} {round}"),
        var other => Printable.Line(other),
    };

    /// <summary>The workflow or mode of a run, and what it works on where that is no plan alone.</summary>
    public static string WorkOf(RunStarted inputs) => inputs switch
    {
        { Undoes: { } undone, UndoesStep: { } step } => $"undo of {Printable.Line(step)} of {Printable.Line(undone)}",
        { Undoes: { } undone } => $"undo of {Printable.Line(undone)}",
        { Audits: { } audited } => $"DOUBLE-CHECK of {Printable.Line(audited)}",
        { Workflow: WorkflowNames.RunAndFix } => "Run-and-Fix",
        { Workflow: { } workflow } => Printable.Line(workflow),
        { Mode: { } mode } => Printable.Line(mode),
        _ => "BUILD",
    };
}
