using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Displays;

/// <summary>How a stint ended, in words: what was done, what it cost, and the exact commands for what to do next.</summary>
/// <param name="command">The program's name as the user types it.</param>
/// <param name="planPath">Where the plan was read from, for its problems.</param>
internal sealed class Summary(string command, string? planPath = null)
{
    private const int MostProblems = 10;

    public IEnumerable<string> Of(RunReport report, RunView view)
    {
        foreach (var line in PlanProblems(report)) yield return line;
        if (report.Finish is { } finish)
        {
            foreach (var line in OfFinish(finish, report, view)) yield return line;
        }

        foreach (var text in Problems(report.Problems)) yield return text;
        if (report is { Finish: null, Run: { } cut }) yield return $"The run was cut off. To go on: {command} runs resume {cut}";
    }

    /// <summary>A problem for people: what happened, and what to do.</summary>
    public static string Problem(Problem problem) =>
        $"{Printable.Line(problem.Message)} [{problem.Code}]{(problem.Hint is null ? "" : $"\n  {Printable.Block(problem.Hint).Replace("\n", "\n  ", StringComparison.Ordinal)}")}";

    /// <summary>Problems in a row that need the same remedy tell it once, after the last of them.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<Problem> problems) =>
        problems.Select((problem, i) => Problem(i + 1 < problems.Count && problems[i + 1].Hint == problem.Hint ? problem with { Hint = null } : problem));

    private IEnumerable<string> PlanProblems(RunReport report)
    {
        foreach (var problem in report.PlanProblems.Take(2 * MostProblems)) yield return PlanProblemLine.Of(planPath ?? "plan", problem);
        if (report.PlanProblems.Count > 2 * MostProblems) yield return $"… and {Figures.Count(report.PlanProblems.Count - 2 * MostProblems)} more: {command} plan validate {Printable.Line(planPath)}";
    }

    private IEnumerable<string> OfFinish(RunFinished finish, RunReport report, RunView view)
    {
        var inputs = view.History.Inputs;
        var isPlan = inputs?.Undoes is null;
        var time = Figures.Time(TimeSpan.FromMilliseconds(finish.DurationMs));
        yield return $"{OutcomeOf(finish)}: {(isPlan ? Figures.Steps(finish) : PhaseNames.WorkOf(inputs!))}, in {time}";
        if (view.Fork is { } fork) yield return $"  fork    {ForkText.Kept(fork)}\n          {ForkText.Again(fork)}";
        yield return $"  files   {Files(finish, inputs)}";
        if (isPlan)
        {
            if (finish.Verification is { } proof) yield return $"  proof   {ProofText.Of(proof)}";
            foreach (var line in UnprovedChecks.Of(view)) yield return line;
            foreach (var line in new CriteriaFindings(command).Of(view)) yield return line;
            if (finish.Repair is { } repair) yield return $"  repair  {ProofText.Of(repair)}";
            if (finish.Checks is { } checks) yield return $"  check   {VerdictText.Of(checks)}";
            foreach (var line in Bill.Of(finish, inputs, view.History.Budget)) yield return line;
        }

        if (report.OutputFolder is { } output) yield return $"  output  {Printable.Line(output)}";
        foreach (var line in Failures(view)) yield return line;
        foreach (var line in new CheckFindings(command).Of(view)) yield return line;
        if (finish.Problem is { } problem) yield return "  why     " + Indented(Problem(problem));
        foreach (var (text, meaning) in Next(finish, inputs, view)) yield return $"  {meaning}  {text}";
    }

    private static string OutcomeOf(RunFinished finish) => finish.Outcome switch
    {
        "cancelled" => "stopped",
        "budget" => "out of budget",
        "provider" => "no provider answered",
        "timeout" => "timed out",
        "person" => "stopped at the review",
        "rejected" when finish.Repair is { Outcome: RepairFinished.Stopped } => "not repaired",
        "rejected" when finish.Verification is { Failed: > 0 } => "the checks fail",
        "rejected" when finish.Verification is { Passed: 0, Without: > 0 } => "nothing could be checked",
        "rejected" => "rejected by the check",
        var other => Printable.Line(other),
    };

    private static string Files(RunFinished finish, RunStarted? inputs) => finish switch
    {
        { Undone: true } => "none left changed: the run took its changes back (--on-failure undo)",
        { FilesChanged: 0 } => "none changed",
        _ when inputs is { Apply: false } => $"{Figures.Count(finish.FilesChanged)} made, none written (--no-apply)",
        _ => $"{Figures.Count(finish.FilesChanged)} changed in {Printable.Line(inputs?.Workspace)}",
    };

    private IEnumerable<string> Failures(RunView view)
    {
        var failed = view.Steps.Steps.Where(s => s.State == StepState.Failed && !IsMadeGood(s, view)).ToList();
        foreach (var step in failed.Take(MostProblems))
        {
            var phase = view.Phases.Count > 1 ? $" ({PhaseNames.NameOf(step.Phase)})" : "";
            yield return $"  failed  {Printable.Line(step.Step)}{phase}: {(step.Problem is null ? "" : Indented(Problem(step.Problem)))}";
        }

        if (failed.Count > MostProblems) yield return $"  failed  … and {failed.Count - MostProblems} more: {command} runs show {view.Run}";
    }

    /// <summary>A correction that came to nothing in a repair that came to its end is history.</summary>
    private static bool IsMadeGood(StepProgress step, RunView view) =>
        EffectKey.RoundOf(step.Phase) > 0 && view.History.Finish?.Repair is { Outcome: RepairFinished.Solved };

    private static string Indented(string text) => text.Replace("\n", "\n        ", StringComparison.Ordinal);

    /// <summary>Only a limit of the run itself is raised on the command line; the hint names by how much, as its last word.</summary>
    private static string LargerBudget(Problem? problem) =>
        problem?.Hint is { } hint && hint.IndexOf(" --budget ", StringComparison.Ordinal) is >= 0 and var at ? Printable.Line(hint[at..]) : "";

    private IEnumerable<(string Command, string Meaning)> Next(RunFinished finish, RunStarted? inputs, RunView view)
    {
        if (finish.Resumable)
        {
            yield return ($"{command} runs resume {view.Run}{LargerBudget(finish.Problem)}", "resume");
        }

        if (finish.Outcome == "rejected" && view.Steps.Steps.FirstOrDefault(s => s.Verdict?.Status == Verdict.Failed) is { } rejected)
            yield return ($"{command} runs fork {view.Run} --from {Printable.Line(rejected.Step)}", "again ");
        if (finish is { FilesChanged: > 0, Undone: false } && inputs is { Apply: true }) yield return ($"{command} runs undo {view.Run}", "undo  ");
    }
}
