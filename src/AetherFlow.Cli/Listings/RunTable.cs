using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Listings;

/// <summary>Runs in columns, newest first.</summary>
internal static class RunTable
{
    private const int LongestTask = 30;

    public static IEnumerable<string> Of(IReadOnlyList<RunGlance> runs) =>
        TextTable.Of([["RUN", "OUTCOME", "WORK", "STEPS", "CHECK", "COST", "TASK", "WORKSPACE"], .. runs.Select(Cells)]);

    private static string[] Cells(RunGlance run) =>
    [
        run.Id.Value,
        Outcome(run),
        run.Inputs is not { } inputs ? "" : inputs.Undoes is not null ? "undo" : inputs.Audits is null ? PhaseNames.WorkOf(inputs) : "DOUBLE-CHECK",
        run is { Finish: { } finish, Inputs.Undoes: null } ? $"{finish.StepsDone}/{finish.StepsDone + finish.StepsFailed + finish.StepsSkipped + finish.StepsOpen}" : "",
        run.Finish?.Checks is { } checks ? $"{checks.Passed}/{checks.Passed + checks.Failed + checks.Without} passed" : "",
        run is { Finish: { } spent, Inputs.Undoes: null } ? Figures.Cost(spent.Settled + spent.Unknown, spent.Unknown > Money.Zero) : "",
        run.Inputs?.Undoes is not null ? PhaseNames.WorkOf(run.Inputs) : Printable.Fit(run.Inputs?.TaskId, LongestTask),
        Printable.Line(run.Inputs?.Workspace),
    ];

    private static string Outcome(RunGlance run)
    {
        var outcome = Printable.Line(run.Outcome);
        if (run.IsResumable) outcome += ", resumable";
        return run switch
        {
            { Undo.UndoneBy: not null } => outcome,
            { Undo.InDoubt.Count: > 0 } => outcome + ", undo cut off",
            { Undo.Steps: [var only] } => $"{outcome}, {Printable.Line(only.Step)} undone",
            { Undo.Steps: { Count: > 1 } steps } => $"{outcome}, {Figures.Count(steps.Count, "step")} undone",
            _ => outcome,
        };
    }
}
