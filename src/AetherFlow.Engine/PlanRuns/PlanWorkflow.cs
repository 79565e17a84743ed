using System.Diagnostics.CodeAnalysis;
using AetherFlow.Engine.Forking;
using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Undo;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// Runs a plan, phase after phase, and takes the changes back at the end where the user wants it so on a failure.
/// </summary>
public sealed class PlanWorkflow(Plan plan, EngineSettings settings, PlanRunParts parts)
{
    /// <summary>Why a plan can never be worked to its end in this workspace; null where nothing stands against it.</summary>
    public static Problem? WhyNot(Plan plan, Workspace workspace) => OutputMerging.WhyNot(plan, workspace);

    /// <summary>Runs to the end, or to the point where the run cannot go on, and records how it ended.</summary>
    public async Task<RunFinished> RunAsync(Run run, CancellationToken cancellation)
    {
        var started = parts.Time.GetTimestamp();
        var tally = new RunTally(plan.Steps.Length);
        var stop = await WorkAsync(run, tally, cancellation);
        var finish = tally.Finish(stop, run.History.Spend, parts.Time.GetElapsedTime(started));
        finish = finish with { Resumable = finish.Resumable && run.History.Inputs!.CanGoOn };
        // Commands change files too, and corrections take back what others did.
        if (parts.Commands is not null && !finish.Undone) finish = finish with { FilesChanged = WorkFold.Read(run.Folder, null).Files.Count };
        await run.FinishAsync(finish);
        return finish;
    }

    private async Task<StopReason?> WorkAsync(Run run, RunTally tally, CancellationToken cancellation)
    {
        try
        {
            if (settings is { Fork: { } fork, Apply: true } && await RewindAsync(fork, run, cancellation) is { } blocked) return new StopReason("failed", blocked);
            if (await PhasesAsync(run, tally, cancellation) is { } stop) return stop;
            if (settings is { UndoOnFailure: true, Apply: true } && tally.HasFailed) await TakeBackAsync(run, tally, cancellation);
            return null;
        }
        catch (RunStoppedException e)
        {
            return new StopReason(e.Outcome, e.Problem);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new StopReason("cancelled", null);
        }
    }

    private async Task<StopReason?> PhasesAsync(Run run, RunTally tally, CancellationToken cancellation)
    {
        Scope? before = null;
        Scope? worked = null;
        Scope? audited = null;
        IReadOnlyList<Evidence>? evidence = null;
        var proof = parts.Commands is { } commands ? new Proof(run, plan, settings, parts, commands) : null;
        foreach (var phase in settings.Phases)
        {
            var scope = run.Root.Part(phase.Key);
            // What the steps left is proved before it is audited: then everything stands still, and nothing else reads the tree.
            if (phase == Phase.Check && IsProvedNow(proof, tally)) evidence = await VerifyAsync(proof, tally, cancellation);
            var stop = phase == Phase.Check
                ? await new CheckPhase(plan, settings, parts).RunAsync(scope, Audited(before), Counting(tally), cancellation)
                : await new WorkPhase(plan, settings, parts, phase).RunAsync(run, scope, before, Counting(phase, tally), cancellation);
            if (stop is not null) return stop;
            if (phase.Writes && settings.Apply && plan.OutputMerge is { } merge)
                tally.Count(await new OutputMerging(parts.Workspace, parts.Reviews).RunAsync(merge, scope, run.Root.Part("merge"), cancellation));
            if (phase.Writes) worked = scope;
            if (phase == Phase.Check) audited = scope;
            before = scope;
        }

        if (evidence is null && IsProvedNow(proof, tally)) evidence = await VerifyAsync(proof, tally, cancellation);
        return proof is null || tally.HasFailedSteps
            ? null
            : await new Mending(run, plan, settings, parts, proof) { Worked = worked, Audited = audited }.RunAsync(tally, evidence ?? [], cancellation);
    }

    /// <summary>What a failed step leaves is no whole: checking it would say nothing that is not known.</summary>
    private static bool IsProvedNow([NotNullWhen(true)] Proof? proof, RunTally tally) => proof is { IsWanted: true } && !tally.HasFailedSteps;

    private static async Task<IReadOnlyList<Evidence>> VerifyAsync(Proof proof, RunTally tally, CancellationToken cancellation)
    {
        var evidence = await proof.VerifyAsync(0, cancellation);
        tally.Verified(new Findings { Evidence = evidence });
        return evidence;
    }

    /// <summary>The steps that count are those of the phase that writes, or of the only one.</summary>
    private Action<StepFinished> Counting(Phase phase, RunTally tally) => result =>
    {
        if (phase.Writes || settings.Phases.Count == 1) tally.Count(result);
    };

    private Action<StepId, StepFinished> Counting(RunTally tally) => (step, result) =>
    {
        if (settings.Phases.Count == 1) tally.Count(result);
        tally.CountCheck(step, result);
    };

    private AuditedWork? Audited(Scope? before) =>
        before is null ? settings.Audited : new AuditedWork(step => StepResults.Of(before, step), before.Blobs);

    /// <summary>
    /// Makes the workspace what it was after the kept steps. What the fork's steps then see does not depend on it; but
    /// what they write must not stand beside what other steps of the first run wrote.
    /// </summary>
    private async Task<Problem?> RewindAsync(ForkSource fork, Run run, CancellationToken cancellation)
    {
        var scope = run.Root.Part("rewind");
        if (await Transactions.ContinueAsync(parts.Workspace, scope, cancellation) is { } begun) return begun.Problem;
        if (fork.Folder is not { } folder)
            return new Problem("fork.source_gone", "The run that this one was forked from is gone, and the workspace was not yet made ready.", "Start a new run.");
        // What was undone since is gone already; corrections of the same names are not.
        var undone = UndoMarks.Read(folder).Steps.Select(mark => mark.Step!).ToHashSet(StringComparer.Ordinal);
        var dropped = ChangesFold.Read(folder, key => fork.Drops(key) && !(EffectKey.IsWriting(key) && EffectKey.RoundOf(key) == 0 && undone.Contains(EffectKey.StepOf(key))));
        var (problem, _) = await new TakingBack(parts.Workspace, folder.Blobs)
            .RunAsync(dropped, ChangesFold.Read(folder, fork.Keeps), scope, cancellation);
        return problem;
    }

    private async Task TakeBackAsync(Run run, RunTally tally, CancellationToken cancellation)
    {
        var scope = run.Root.Part("undo");
        if (await Transactions.ContinueAsync(parts.Workspace, scope, cancellation) is { } begun)
        {
            tally.TakenBack(begun.Problem);
            return;
        }

        var (problem, _) = await new TakingBack(parts.Workspace, run.Root.Blobs).RunAsync(ChangesFold.Read(run.Folder), null, scope, cancellation);
        tally.TakenBack(problem);
    }
}
