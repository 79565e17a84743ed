using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Displays;

/// <summary>What a line of a journal says to people; most say nothing.</summary>
/// <param name="view">The run so far, the line included.</param>
/// <param name="verbose">Calls, cached replies and written files too.</param>
internal sealed class PlainLines(RunView view, bool verbose)
{
    public string? Of(JournalLine line)
    {
        var step = view.Steps.Find(EffectKey.StepKeyOf(line.Key).ToString());
        var name = Printable.Line(step?.Step);
        return line.Type switch
        {
            "run.started" => Opening(view.History.Inputs!),
            "run.forked" => $"{ForkText.Kept(view.Fork!)}\n{ForkText.Again(view.Fork!)}",
            "run.resumed" => $"run {view.Run} resumed: {Before()} before",
            "step.started" when !IsKept(step!) => $"{name} started: {Printable.Line(step!.Description)}",
            "attempt.finished" => Attempt(name, EffectKey.AttemptOf(line.Key), line.Read(RunsJson.Lines.AttemptFinished)),
            "step.finished" when step is { State: StepState.Skipped } && !EffectKey.IsWriting(line.Key) && EffectKey.RoundOf(line.Key) > 0 => null,
            "step.finished" when step!.KeptFrom is null => $"{name} {Ending(step)} [{view.ClosedIn(step.Phase)}/{view.TotalOf(step.Phase)}]",
            "call.started" when verbose => $"{name} asks {Printable.Line(step!.Provider)}/{Printable.Line(step.Model)}",
            "call.finished" when verbose => $"{name} {Answer(line.Read(RunsJson.Lines.CallFinished))}",
            "cache.finished" when verbose => $"{name} {Cached(line.Read(RunsJson.Lines.ReplyCached))}",
            "check.started" => $"running {Printable.Line(view.Check!.Name)}",
            "check.finished" => ProofText.Of(view.Check, line.Read(RunsJson.Lines.CheckFinished)),
            "command.finished" => ProofText.OfChanges(line.Read(RunsJson.Lines.CommandFinished)),
            "repair.finished" => ProofText.Of(line.Read(RunsJson.Lines.RepairFinished)),
            "changes.finished" when step is null && IsOfCommand(line.Key) => null,
            "changes.finished" when step is null => OfRun(EffectKey.PhaseOf(line.Key), line.Read(RunsJson.Lines.ChangesFinished)),
            "changes.finished" when verbose => Change(name, line.Read(RunsJson.Lines.ChangesFinished)),
            _ => null,
        };
    }

    /// <summary>What a command changed is told with its end.</summary>
    private static bool IsOfCommand(string key) => key.Contains("/command/", StringComparison.Ordinal);

    private bool IsKept(StepProgress step) => view.Fork is { } fork && fork.Kept.Contains(step.Step, StringComparer.Ordinal);

    private string Opening(RunStarted inputs)
    {
        var head = $"run {view.Run}: ";
        if (inputs.Undoes is not null) return $"{head}{PhaseNames.WorkOf(inputs)} in {Printable.Line(inputs.Workspace)}";
        var text = $"{head}{Printable.Line(inputs.TaskId)}, {Figures.Count(view.Total, "step")}, {PhaseNames.WorkOf(inputs)}, in {Printable.Line(inputs.Workspace)}";
        if (inputs.Replay is { } replay) text += $"\nreplies come from {Printable.Line(replay)}: nobody is asked";
        return inputs.Estimate is { } estimate ? $"{text}\nestimate: {EstimateText.Of(estimate)}" : text;
    }

    private string Before() => string.Join(", ", view.Phases
        .Where(phase => view.Phases.Count == 1 || view.ClosedIn(phase) > 0)
        .Select(phase => view.Phases.Count == 1 ? view.ProgressOf(phase).Counts() : $"{PhaseNames.NameOf(phase)} {view.ProgressOf(phase).Counts()}")
        .DefaultIfEmpty("nothing done"));

    private string Ending(StepProgress step)
    {
        if (step.State == StepState.Skipped) return $"skipped: {Printable.Line(step.Problem?.Message)}";
        if (step.State == StepState.Failed) return $"failed after {Figures.Count(step.Attempts, "attempt")}: {Printable.Line(step.Problem?.ToString())}";
        var text = step.Verdict is { } verdict ? Checked(step, verdict)
            : step.Files.Count > 0 ? $"done: {Figures.Count(step.Files.Count, "file")}, "
            : "done: ";
        return $"{text}{Asked(step)}{Figures.Time(TimeSpan.FromMilliseconds(step.DurationMs))}";
    }

    private string Checked(StepProgress step, StepVerdict verdict)
    {
        var summary = view.VerdictOf(step.Key)?.Summary;
        var said = string.IsNullOrWhiteSpace(summary) ? "" : $": {VerdictText.Said(summary)}";
        return $"{VerdictText.Of(verdict)}{said}; ";
    }

    private static string Asked(StepProgress step)
    {
        if (step.Model is not { } model) return "";
        if (step is { Cached: true, Calls: 0 }) return $"{Printable.Line(model)}, cached, saved {step.Cache.Money}, ";
        var text = $"{Printable.Line(model)}, {Figures.Count(step.Usage.Input + step.Usage.Output)} tokens, {Figures.Cost(step.Cost, step.CostIsUpperBound)}, ";
        return step.Cache.Hits > 0 ? $"{text}{Figures.Count(step.Cache.Hits, "reply", "replies")} cached, saved {step.Cache.Money}, " : text;
    }

    /// <summary>An attempt that was accepted is told of only where an edit was not found word for word.</summary>
    private static string? Attempt(string name, int number, AttemptFinished attempt) => attempt.Accepted
        ? attempt.Edits.Select(AttemptText.Of).OfType<string>().ToList() is { Count: > 0 } edits ? string.Join('\n', edits.Select(edit => $"{name} {edit}")) : null
        : $"{name} attempt {number} failed: {Printable.Line(attempt.Problem?.ToString())}";

    private static string Answer(CallFinished call) => call.Problem is { } problem
        ? $"got no reply: {Printable.Line(problem.Message)} [{Printable.Line(problem.Kind)}]"
        : $"got a reply after {Figures.Time(TimeSpan.FromMilliseconds(call.DurationMs))}: {(call.Usage is null ? "no usage reported" : Figures.Tokens(call.Usage))}";

    private static string Cached(ReplyCached reply) =>
        $"takes a cached reply of {Printable.Line(reply.Provider)}/{Printable.Line(reply.Model)}: saved {reply.Saved}{(reply.Usage is { } usage ? $", {Figures.Tokens(usage)}" : "")}";

    private static string Change(string name, ChangesFinished changes) => changes.Applied
        ? $"{name} wrote {Printable.Line(string.Join(", ", changes.Files.Select(f => f.Path)))}"
        : $"{name} wrote nothing: {Printable.Line(changes.Problem?.ToString())}";

    /// <summary>Changes that no step made.</summary>
    private static string OfRun(string phase, ChangesFinished changes)
    {
        var files = Figures.Count(changes.Files.Count, "file");
        var (done, not) = phase switch
        {
            "merge" => ($"merged the results into {Printable.Line(string.Join(", ", changes.Files.Select(f => f.Path)))}", "the results were not merged"),
            "best" => ($"took back what did not help: {files}", "what did not help was not taken back"),
            "undo" => ($"took back the changes of {files}", "the changes were not taken back"),
            "rewind" when changes is { Applied: true, Files.Count: 0 } => ("the files stand as the kept steps left them", ""),
            "rewind" => ($"put {files} back as the kept steps left them", "the files were not put back as the kept steps left them"),
            _ => ($"changed {files}", "nothing was changed"),
        };
        return changes.Applied ? done : $"{not}: {Printable.Line(changes.Problem?.ToString())}";
    }
}
