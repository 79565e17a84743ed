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
    /// <summary>The steps that are audited; null for all.</summary>
    public IReadOnlySet<StepId>? Only { get; init; }

    /// <param name="scope">Where the phase's effects are done.</param>
    /// <param name="work">What the steps produced; null: the files as they are.</param>
    /// <param name="onClosed">Told the result of every audit.</param>
    public async Task<StopReason?> RunAsync(Scope scope, AuditedWork? work, Action<StepId, StepFinished> onClosed, CancellationToken cancellation)
    {
        var news = Channel.CreateUnbounded<StepNews>(new() { SingleReader = true });
        var pipeline = new CheckPipeline(
            new StepWork(plan, settings, ExecutionMode.DoubleCheck), new AuditStage(await SnapshotsAsync(scope, work, cancellation), work), new AskStage(parts.Models, settings), parts.Time);
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var loop = new StepLoop(new PlanSchedule(PlanGraph.Unordered(plan)), settings.MaxParallel, news)
        {
            Run = (index, token) => RunStepAsync(plan.Steps[index], scope, work, pipeline, token),
            Skip = _ => throw new InvalidOperationException("No audit depends on another one."),
            OnStop = () => { },
            OnClosed = (index, result) => onClosed(plan.Steps[index].Id, result),
        };
        return await loop.RunAsync(halt);
    }

    /// <summary>
    /// What each step had before it: the files as they were before the first step changed them, and over them what its
    /// ancestors left. That comes from the results, and what no step wrote stands still by now, so an audit is the same whether
    /// the run was cut off or not.
    /// </summary>
    private async Task<SnapshotStage> SnapshotsAsync(Scope scope, AuditedWork? work, CancellationToken cancellation)
    {
        var graph = PlanGraph.Of(plan);
        var tree = new RunTree(plan, graph, parts.Workspace, scope.Blobs);
        foreach (var index in graph.Order)
        {
            if (work?.ResultOf(plan.Steps[index].Id) is not { } result) continue;
            if (work == settings.Audited) await CopyAsync(result.Files, work.Contents, scope.Blobs, cancellation);
            tree.Restore(result.Files);
            tree.Record(index, result.Files);
        }

        return new SnapshotStage(parts.Workspace, tree);
    }

    /// <summary>Contents that another run recorded, so that this one needs nothing of it later.</summary>
    private static async Task CopyAsync(IReadOnlyList<FileChange> files, BlobStore from, BlobStore to, CancellationToken cancellation)
    {
        foreach (var hash in files.SelectMany(file => new[] { file.Before, file.After }).OfType<string>().Distinct(StringComparer.Ordinal))
            await to.PutAsync(await from.GetAsync(hash, cancellation), cancellation);
    }

    private Task<StepFinished> RunStepAsync(Step step, Scope scope, AuditedWork? work, CheckPipeline pipeline, CancellationToken cancellation)
    {
        if (Only?.Contains(step.Id) == false) return StepEffects.SkipAsync(scope, step, "Nothing of it was changed since its audit.");
        if (work is null && step.Type == StepType.Analysis)
            return StepEffects.SkipAsync(scope, step, "An analysis leaves no file that could be looked at.");
        if (work is not null && work.ResultOf(step.Id) is not { Outcome: "done" })
            return StepEffects.SkipAsync(scope, step, "The step is not done, so there is nothing to audit.");
        return StepEffects.RunAsync(scope, step, (inside, token) => pipeline.RunAsync(step, inside, token), cancellation);
    }
}
