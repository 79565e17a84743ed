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
        run.IsResumable ? $"{Printable.Line(run.Outcome)}, resumable" : Printable.Line(run.Outcome),
        run.Inputs is not { } inputs ? "" : inputs.Undoes is not null ? "undo" : inputs.Audits is null ? PhaseNames.WorkOf(inputs) : "DOUBLE-CHECK",
        run is { Finish: { } finish, Inputs.Undoes: null } ? $"{finish.StepsDone}/{finish.StepsDone + finish.StepsFailed + finish.StepsSkipped + finish.StepsOpen}" : "",
        run.Finish?.Checks is { } checks ? $"{checks.Passed}/{checks.Passed + checks.Failed + checks.Without} passed" : "",
        run is { Finish: { } spent, Inputs.Undoes: null } ? Figures.Cost(spent.Settled + spent.Unknown, spent.Unknown > Money.Zero) : "",
        run.Inputs?.Undoes is not null ? PhaseNames.WorkOf(run.Inputs) : Printable.Fit(run.Inputs?.TaskId, LongestTask),
        Printable.Line(run.Inputs?.Workspace),
    ];
}
