using System.Collections.Immutable;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Repairs;

/// <summary>
/// Once the steps are done: what is to pass is made to pass. With VerifyFix these are the checks and the audits of all
/// steps, with Run-and-Fix a command.
/// </summary>
internal sealed class Mending(Run run, Plan plan, EngineSettings settings, PlanRunParts parts, Proof proof)
{
    private readonly Pause _pause = new(run, parts.Workspace);
    private readonly Dictionary<string, FileChange> _latest = new(StringComparer.Ordinal);

    /// <summary>The phase whose steps wrote; null where none did.</summary>
    public Scope? Worked { get; init; }

    /// <summary>The phase that audited them; null where none did.</summary>
    public Scope? Audited { get; init; }

    /// <param name="evidence">What the checks proved before.</param>
    public async Task<StopReason?> RunAsync(RunTally tally, IReadOnlyList<Evidence> evidence, CancellationToken cancellation)
    {
        if (settings.Repair is not { } repair) return null;
        // A command is only repaired on work that stands.
        if (repair.Command is not null && tally.HasFailed) return null;
        if (await _pause.EndAsync(cancellation) is { } conflict) return new StopReason("failed", conflict);
        var first = repair.Command is null
            ? new Findings { Evidence = evidence, Verdicts = Verdicts(Audited) }
            : new Findings { Evidence = await proof.RunCommandAsync(0, cancellation) };
        var loop = new RepairLoop(settings, parts, new CorrectionPlanner(plan, new RelevantFiles(parts.Workspace)), ProveAsync) { Findings = first };
        var (stop, finished) = await loop.RunAsync(run, cancellation);
        if (finished is null) return stop is { Outcome: "budget" } ? await PauseAsync(stop, loop.Best, tally, cancellation) : stop;
        if (repair.Command is null) tally.Verified(loop.Findings);
        // What the checks proved before the command was repaired says nothing of the files as they are now.
        else if (settings.Verify && finished.Kept > 0) tally.Verified(new Findings { Evidence = await proof.VerifyAsync(finished.Kept, cancellation) });
        tally.Repaired(finished, loop.FilesUntil(finished.Kept));
        // Where the command is all that the run is about, bringing it to success was its only step.
        if (settings.Phases.Count == 0)
            tally.Count(new StepFinished { Outcome = finished.Outcome == RepairFinished.Solved ? "done" : "failed", Problem = finished.Problem });
        return null;

        async Task<(Findings, StopReason?)> ProveAsync(Findings before, int round, IReadOnlyList<FileChange> changed)
        {
            foreach (var file in changed) _latest[file.Path] = file;
            if (repair.Command is not null) return (new Findings { Evidence = await proof.RunCommandAsync(round, cancellation) }, null);
            var proved = await proof.VerifyAsync(round, cancellation);
            var (verdicts, halted) = await AuditAsync(before.Verdicts, round, changed, cancellation);
            return (new Findings { Evidence = proved, Verdicts = verdicts }, halted);
        }
    }

    /// <summary>The money ended: what stays meanwhile is the best state, or nothing at all, as the user wants it.</summary>
    private async Task<StopReason> PauseAsync(StopReason stop, int best, RunTally tally, CancellationToken cancellation)
    {
        var (conflict, files) = await _pause.BeginAsync(key => settings.UndoOnFailure || EffectKey.RoundOf(key) > best, cancellation);
        if (settings.UndoOnFailure) tally.TakenBack(conflict);
        if (stop.Problem is not { } problem || (conflict is null && files == 0)) return stop;
        var state = conflict is not null ? $"The state before could not be brought back: {conflict.Message}"
            : settings.UndoOnFailure ? "What the run changed is set aside meanwhile."
            : $"The files are as they were {(best == 0 ? "before the first round" : FormattableString.Invariant($"after round {best}"))}, which was the best so far; what came after is set aside.";
        return stop with { Problem = problem with { Hint = $"{problem.Hint} {state}" } };
    }

    /// <summary>Audits again what was rejected, and what a correction touched; every other verdict stands.</summary>
    private async Task<(ImmutableDictionary<StepId, Verdict> Verdicts, StopReason? Stop)> AuditAsync(
        ImmutableDictionary<StepId, Verdict> before, int round, IReadOnlyList<FileChange> changed, CancellationToken cancellation)
    {
        var touched = changed.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var again = plan.Steps
            .Where(step => before.TryGetValue(step.Id, out var verdict)
                && (verdict.Status != Verdict.Passed || Work(step.Id)?.Files.Any(file => touched.Contains(file.Path)) == true))
            .Select(step => step.Id)
            .ToHashSet();
        var verdicts = before;
        var scope = run.Root.Part(Proof.Named(Phase.Check.Key, round));
        var stop = await new CheckPhase(plan, settings, parts) { Only = again }.RunAsync(
            scope, new AuditedWork(Work, scope.Blobs), (step, result) => verdicts = result.Verdict is { } verdict ? verdicts.SetItem(step, verdict) : verdicts, cancellation);
        return (verdicts, stop);
    }

    /// <summary>What a step left, with its files as the corrections made them.</summary>
    private StepFinished? Work(StepId step) => Worked is null || StepResults.Of(Worked, step) is not { } result ? null : result with
    {
        Files = [.. result.Files.Select(file => _latest.TryGetValue(file.Path, out var latest) ? file with { After = latest.After, Size = latest.Size } : file)],
    };

    private ImmutableDictionary<StepId, Verdict> Verdicts(Scope? audited) => audited is null
        ? ImmutableDictionary<StepId, Verdict>.Empty
        : plan.Steps
            .Select(step => (step.Id, StepResults.Of(audited, step.Id)?.Verdict))
            .Where(audit => audit.Verdict is not null)
            .ToImmutableDictionary(audit => audit.Id, audit => audit.Verdict!);
}
