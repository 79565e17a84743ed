using System.Threading.Channels;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tree;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// Works every step of a plan: each begins as soon as all it depends on is done and a place is free, the longest
/// remaining path first. A failed step makes its dependants skipped; the rest goes on.
/// </summary>
internal sealed class WorkPhase(Plan plan, EngineSettings settings, PlanRunParts parts, Phase phase)
{
    /// <param name="scope">Where the phase's effects are done.</param>
    /// <param name="drafts">The phase whose results are drafts for this one; null for none.</param>
    /// <param name="onClosed">Told the result of every step.</param>
    public async Task<StopReason?> RunAsync(
        Run run, Scope scope, Scope? drafts, Action<StepFinished> onClosed, CancellationToken cancellation)
    {
        var graph = PlanGraph.Of(plan);
        var news = Channel.CreateUnbounded<StepNews>(new() { SingleReader = true });
        var board = new StepBoard(plan.Steps.Length, news.Writer);
        var tree = new RunTree(plan, graph, parts.Workspace, scope.Blobs);
        RestoreBase(tree, run);
        var results = new StepResults(plan, scope, drafts);
        var pipeline = new StepPipeline(new StepWork(plan, settings, phase.Mode) { Tier = Math.Max(0, phase.Round - 1) }, Stages(graph, tree, board), results, parts.Time);
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var loop = new StepLoop(new PlanSchedule(graph), settings.MaxParallel, news)
        {
            Run = (step, token) => StepEffects.RunAsync(scope, plan.Steps[step], (inside, stop) => pipeline.RunAsync(step, inside, stop), token),
            Skip = step => StepEffects.SkipAsync(scope, plan.Steps[step], "A step it depends on failed."),
            OnStop = board.EndWaits,
            OnClosed = (step, result) =>
            {
                tree.Record(step, result.Files);
                board.Close(step);
                onClosed(result);
            },
        };
        return await loop.RunAsync(halt);
    }

    /// <summary>A round of repair begins with what was there before it; every other phase with what was there before the run.</summary>
    private void RestoreBase(RunTree tree, Run run)
    {
        if (phase.Round == 0) tree.Restore(run.History);
        else if (run.History.Stints > 1) tree.Restore(ChangesFold.Read(run.Folder, key => EffectKey.PhaseOf(key) == phase.Key));
    }

    private StepStages Stages(PlanGraph graph, RunTree tree, StepBoard board)
    {
        var edits = new EditStage(parts.Workspace, tree, new ConflictRule(plan, graph, tree, board), new FileEdits(parts.Models.Redactor, parts.Parsers));
        return new StepStages(
            new SnapshotStage(parts.Workspace, tree),
            new AskStage(parts.Models, settings),
            new ReplyStage(parts.Workspace, tree) { FilesAreLikely = phase.Round > 0 },
            new ChangeStage(parts.Workspace, edits, parts.Reviews, settings.Apply && phase.Writes)
            {
                RefusesCheats = phase.Round > 0 && settings.Repair is { AllowsWeakerChecks: false },
            });
    }
}
