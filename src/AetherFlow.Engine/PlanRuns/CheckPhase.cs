using System.Threading.Channels;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tree;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>Audits what every step produced. Audits do not wait for each other: what they look at is there already.</summary>
internal sealed class CheckPhase(Plan plan, EngineSettings settings, PlanRunParts parts)
{
    /// <param name="scope">Where the phase's effects are done.</param>
    /// <param name="work">What the steps produced; null: the files as they are.</param>
    /// <param name="onClosed">Told the result of every audit.</param>
    public async Task<StopReason?> RunAsync(
        Run run, Scope scope, AuditedWork? work, Action<StepFinished> onClosed, CancellationToken cancellation)
    {
        var news = Channel.CreateUnbounded<StepNews>(new() { SingleReader = true });
        var pipeline = new CheckPipeline(
            new StepWork(plan, settings, ExecutionMode.DoubleCheck), new AuditStage(Snapshots(run, scope), work), new AskStage(parts.Models, settings), parts.Time);
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var loop = new StepLoop(new PlanSchedule(PlanGraph.Unordered(plan)), settings.MaxParallel, news)
        {
            Run = (index, token) => RunStepAsync(plan.Steps[index], scope, work, pipeline, token),
            Skip = _ => throw new InvalidOperationException("No audit depends on another one."),
            OnStop = () => { },
            OnClosed = (_, result) => onClosed(result),
        };
        return await loop.RunAsync(halt);
    }

    /// <summary>The tree after the steps: what the run wrote stands on disk, or is named by the results.</summary>
    private SnapshotStage Snapshots(Run run, Scope scope)
    {
        var tree = new RunTree(plan, PlanGraph.Of(plan), parts.Workspace, scope.Blobs);
        if (settings.Phases.Any(phase => phase.Writes)) tree.Restore(run.History);
        return new SnapshotStage(parts.Workspace, tree);
    }

    private static Task<StepFinished> RunStepAsync(Step step, Scope scope, AuditedWork? work, CheckPipeline pipeline, CancellationToken cancellation)
    {
        if (work is null && step.Type == StepType.Analysis)
            return StepEffects.SkipAsync(scope, step, "An analysis leaves no file that could be looked at.");
        if (work is not null && work.ResultOf(step.Id) is not { Outcome: "done" })
            return StepEffects.SkipAsync(scope, step, "The step is not done, so there is nothing to audit.");
        return StepEffects.RunAsync(scope, step, (inside, token) => pipeline.RunAsync(step, inside, token), cancellation);
    }
}
