using System.Threading.Channels;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tree;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// Runs a plan: every step begins as soon as all it depends on is done and a place is free, the longest remaining
/// path first. A failed step makes its dependants skipped; the rest goes on.
/// </summary>
public sealed class PlanWorkflow(Plan plan, EngineSettings settings, PlanRunParts parts)
{
    /// <summary>Runs to the end, or to the point where the run cannot go on, and records how it ended.</summary>
    public async Task<RunFinished> RunAsync(Run run, CancellationToken cancellation)
    {
        var started = parts.Time.GetTimestamp();
        var tally = new RunTally(plan.Steps.Length);
        var stop = await StepsAsync(run, tally, cancellation);
        var finish = tally.Finish(stop, run.History.Spend, parts.Time.GetElapsedTime(started));
        await run.FinishAsync(finish);
        return finish;
    }

    private async Task<StopReason?> StepsAsync(Run run, RunTally tally, CancellationToken cancellation)
    {
        var phase = run.Root.Part(settings.Mode == ExecutionMode.Fast ? "fast" : "build");
        var graph = PlanGraph.Of(plan);
        var news = Channel.CreateUnbounded<StepNews>(new() { SingleReader = true });
        var board = new StepBoard(plan.Steps.Length, news.Writer);
        var tree = new RunTree(plan, graph, parts.Workspace, run.Root.Blobs);
        tree.Restore(run.History);
        var pipeline = new StepPipeline(plan, settings, Stages(graph, tree, board), new StepResults(plan, phase), parts.Time);
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var loop = new StepLoop(new PlanSchedule(graph), settings.MaxParallel, news)
        {
            Run = (step, token) => RunStepAsync(step, phase, pipeline, token),
            Skip = step => SkipAsync(step, phase),
            OnStop = board.EndWaits,
            OnClosed = (step, result) =>
            {
                tree.Record(step, result.Files);
                board.Close(step);
                tally.Count(result);
            },
        };
        return await loop.RunAsync(halt);
    }

    private StepStages Stages(PlanGraph graph, RunTree tree, StepBoard board) => new(
        new SnapshotStage(parts.Workspace, tree),
        new AskStage(parts.Models, settings),
        new ChangeStage(parts.Workspace, new EditStage(parts.Workspace, tree, new ConflictRule(plan, graph, tree, board), parts.Models.Redactor), settings.Apply));

    private Task<StepFinished> RunStepAsync(int index, Scope phase, StepPipeline pipeline, CancellationToken cancellation)
    {
        var step = plan.Steps[index];
        return phase.OnceAsync(
            new Effect<StepStarted, StepFinished>
            {
                Type = EngineEvents.Step,
                Key = step.Id.Value,
                Intent = new StepStarted { Step = step.Id.Value, Type = step.Type.ToWire(), Description = step.Description },
                Act = (scope, token) => pipeline.RunAsync(index, scope, token),
            },
            cancellation);
    }

    private Task<StepFinished> SkipAsync(int index, Scope phase) => phase.OnceAsync(
        new Effect<NoIntent, StepFinished>
        {
            Type = EngineEvents.Skip,
            Key = plan.Steps[index].Id.Value,
            Intent = NoIntent.Instance,
            Act = (_, _) => Task.FromResult(new StepFinished
            {
                Outcome = "skipped",
                Problem = new Problem("step.skipped", "A step it depends on failed."),
            }),
        },
        CancellationToken.None);
}
