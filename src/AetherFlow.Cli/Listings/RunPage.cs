using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Listings;

/// <summary>Everything about one run that a person wants to see, from its journal.</summary>
internal static class RunPage
{
    /// <summary>Columns of a criterion's words.</summary>
    private const int MostCriterion = 200;

    /// <param name="run">How it stands as a whole.</param>
    /// <param name="view">Its journal, folded.</param>
    /// <param name="verdictOf">What a check of a step found, with all it says.</param>
    /// <param name="attemptsOf">Attempts of a step, by phase and step, that have something to tell.</param>
    /// <param name="command">The program's name as the user types it.</param>
    public static IEnumerable<string> Of(RunGlance run, RunView view, Func<StepProgress, Verdict?> verdictOf, Func<string, IReadOnlyList<RecordedAttempt>> attemptsOf, string command)
    {
        yield return $"run {run.Id}: {Printable.Line(run.Outcome)}";
        if (run.Inputs is not { } inputs) yield break;
        foreach (var line in Head(inputs, view)) yield return line;
        foreach (var phase in view.Phases)
        {
            if (view.Phases.Count > 1)
            {
                yield return "";
                yield return $"-- {PhaseNames.NameOf(phase)}: {view.ProgressOf(phase).Counts()}";
            }

            foreach (var step in view.StepsOf(phase))
            {
                yield return "";
                foreach (var line in OfStep(step, verdictOf, attemptsOf(step.Key))) yield return line;
            }

            var notBegun = view.NotBegun(phase).ToList();
            if (notBegun.Count == 0) continue;
            yield return "";
            yield return $"not begun: {Printable.Fit(string.Join(", ", notBegun.Select(s => s.Id)), 200)}";
        }

        if (!run.IsResumable) yield break;
        yield return "";
        yield return $"To go on: {command} runs resume {run.Id}";
    }

    private static IEnumerable<string> Head(RunStarted inputs, RunView view)
    {
        yield return Field("task", inputs.Undoes is null ? $"{inputs.TaskId}: {inputs.Description}" : PhaseNames.WorkOf(inputs));
        if (inputs.PlanPath is { } plan) yield return Field("plan", plan);
        yield return Field("in", inputs.Workspace);
        if (inputs.Undoes is null) yield return Field("work", Work(inputs));
        if (inputs.GuidelinesPath is { } guidelines) yield return Field("rules", guidelines);
        if (view.Fork is { } fork)
        {
            yield return Field("fork", ForkText.Kept(fork));
            yield return Field("", ForkText.Again(fork));
        }

        yield return Field("time", $"{Figures.Moment(view.History.StartedAt)} to {Figures.Moment(view.History.LastAt)}, {Figures.Count(view.History.Stints, "stint")}");
        if (inputs.Undoes is null)
        {
            yield return Field("cost", Cost(view.History));
            if (Estimate(inputs, view.History.Spend) is { } estimate) yield return Field("", estimate);
        }

        if (view.History.Spend.Cache is { Hits: > 0 } cache) yield return Field("cache", $"{Figures.Count(cache.Hits, "reply", "replies")} came from {(inputs.Replay is null ? "the cache" : "a recording")}: saved {cache.Money}");
        if (view.History.Spend.Models is { Count: > 1 } models)
        {
            foreach (var model in models)
                yield return Field("model", $"{model.Provider}/{model.Model}: {Figures.Count(model.Calls, "call")}, {Figures.Tokens(model.Usage)}, {Bill.Cost(model.Settled, model.Unknown)}");
        }

        foreach (var line in Proof(view)) yield return line;
        if (view.History.Finish?.Checks is { } checks) yield return Field("check", VerdictText.Of(checks));
        if (view.History.Finish is { Undone: true }) yield return Field("undone", "the run took its changes back (--on-failure undo)");
        if (view.History.Undo.UndoneBy is { } by) yield return Field("undone", $"by {by}");
        else foreach (var mark in view.History.Undo.Steps) yield return Field("undone", $"{mark.Step}, by {mark.By}");
        foreach (var cut in view.History.Undo.InDoubt) yield return Field("undone", $"{(cut.Step is null ? "" : cut.Step + ", ")}perhaps, by {cut.By}, which was cut off");
        if (inputs.Output is { } output) yield return Field("output", output);
        if (view.History.Finish?.Problem is { } problem) yield return "  why       " + Summary.Problem(problem);
    }

    /// <summary>What the checks proved, every criterion with it, and how repairing ended.</summary>
    private static IEnumerable<string> Proof(RunView view)
    {
        if (view.Verification is { } verification)
        {
            yield return Field("proof", ProofText.Of(verification.Checks));
            if (verification.Criteria.Count > 0) yield return Field("", $"criteria: {CriteriaText.Counts(verification.Criteria)}");
            foreach (var criterion in verification.Criteria) yield return Field("", CriteriaText.Of(criterion, MostCriterion));
        }

        if (view.History.Finish?.Repair is { } repair) yield return Field("repair", ProofText.Of(repair));
    }

    private static string Work(RunStarted inputs)
    {
        var text = PhaseNames.WorkOf(inputs);
        if (!inputs.Apply) text += ", changes not written (--no-apply)";
        if (inputs.Review) text += ", reviewed before it is written (--review)";
        if (inputs.Replay is { } replay) text += $", replies from {replay}";
        return text;
    }

    private static string Field(string name, string text) => $"  {name,-8}  {Printable.Line(text)}";

    private static string Cost(RunHistory history)
    {
        var spend = history.Spend;
        var text = Bill.Cost(spend.Settled, spend.Unknown + spend.Reserved);
        if (history.Budget is { } budget) text += $"; budget {budget}";
        return $"{text}; {Figures.Count(spend.Calls, "call")}, {Figures.Tokens(spend.Usage)}";
    }

    private static string? Estimate(RunStarted inputs, SpendFold spend)
    {
        var bound = spend.Unknown + spend.Reserved;
        return inputs.Estimate is { } estimate ? EstimateText.Of(estimate, spend.Settled + bound, bound > Money.Zero) : null;
    }

    private static IEnumerable<string> OfStep(StepProgress step, Func<StepProgress, Verdict?> verdictOf, IReadOnlyList<RecordedAttempt> attempts)
    {
        yield return $"{Printable.Line(step.Step)}  {StateOf(step)}{(step.Description.Length > 0 ? $"  {Printable.Line(step.Description)}" : "")}";
        if (step.Calls > 0)
        {
            yield return $"  {Printable.Line(step.Provider)}/{Printable.Line(step.Model)}, {Figures.Count(step.Attempts, "attempt")}, {Figures.Count(step.Calls, "call")}, "
                + $"{Figures.Tokens(step.Usage)}, {Figures.Cost(step.Cost, step.CostIsUpperBound)}"
                + (step.IsClosed ? $", {Figures.Time(TimeSpan.FromMilliseconds(step.DurationMs))}" : "");
        }

        if (step.Cache.Hits > 0) yield return $"  {Printable.Line(step.Provider)}/{Printable.Line(step.Model)}, {Figures.Count(step.Cache.Hits, "cached reply", "cached replies")}, saved {step.Cache.Money}";
        foreach (var text in attempts.SelectMany(AttemptText.Of)) yield return "  " + text;
        foreach (var file in step.Files) yield return $"  wrote {Printable.Line(file)}";
        if (verdictOf(step) is { } verdict)
        {
            if (verdict.Summary.Length > 0) yield return $"  {VerdictText.Said(verdict.Summary)}";
            foreach (var rule in verdict.PassedRules) yield return $"  holds  {VerdictText.Said(rule)}";
            foreach (var violation in verdict.Violations)
            {
                foreach (var line in VerdictText.Of(violation, withCode: true)) yield return "  " + line;
            }
        }

        if ((step.State != StepState.Done || step.Verdict is { Status: Verdict.None }) && step.Problem is { } problem) yield return "  " + Summary.Problem(problem);
    }

    private static string StateOf(StepProgress step)
    {
        var state = step.Verdict is { } verdict ? VerdictText.Of(verdict) : Json.StepJson.StateOf(step.State);
        return step.KeptFrom is { } from ? $"{state}, kept from {Printable.Line(from)}" : state;
    }
}
