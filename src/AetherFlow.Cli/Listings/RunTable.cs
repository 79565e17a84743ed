using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Listings;

/// <summary>Runs in columns, newest first.</summary>
internal static class RunTable
{
    private const int LongestTask = 30;

    public static IEnumerable<string> Of(IReadOnlyList<RunGlance> runs)
    {
        string[][] rows = [["RUN", "OUTCOME", "STEPS", "COST", "TASK", "WORKSPACE"], .. runs.Select(Cells)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => Columns.Of(row[i]))).ToArray();
        foreach (var row in rows)
            yield return string.Join("  ", row.Select((cell, i) => i == row.Length - 1 ? cell : Columns.PadRight(cell, widths[i]))).TrimEnd();
    }

    private static string[] Cells(RunGlance run) =>
    [
        run.Id.Value,
        run.IsResumable ? $"{Printable.Line(run.Outcome)}, resumable" : Printable.Line(run.Outcome),
        run is { Finish: { } finish, Inputs.Undoes: null } ? $"{finish.StepsDone}/{finish.StepsDone + finish.StepsFailed + finish.StepsSkipped + finish.StepsOpen}" : "",
        run is { Finish: { } spent, Inputs.Undoes: null } ? Figures.Cost(spent.Settled + spent.Unknown, spent.Unknown > Money.Zero) : "",
        run.Inputs?.Undoes is { } undone ? $"undo of {Printable.Line(undone)}" : Printable.Fit(run.Inputs?.TaskId, LongestTask),
        Printable.Line(run.Inputs?.Workspace),
    ];
}
