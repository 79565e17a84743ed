using AetherFlow.Engine;
using AetherFlow.Engine.Checking;
using AetherFlow.Engine.Forking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Models.Caching;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Works a run as its frozen inputs say: the same for a new run, a resumed one and a fork.</summary>
/// <param name="replay">Answers instead of the models; null to ask them.</param>
internal sealed class Stint(HostEnvironment environment, RunStore store, ModelSettings settings, ReplaySource? replay)
{
    public async Task<RunFinished> RunAsync(Run run, Plan plan, Workspace workspace, CancellationToken cancellation)
    {
        var inputs = run.History.Inputs!;
        using var connections = Connections.Open(settings, environment.Time);
        var caller = new ModelCaller(connections, Ledger.Resume(run.History.Budget, run.History.Spend), environment.Time)
        {
            Cache = inputs.Fresh || replay is not null ? null : new ReplyCache(environment.ReplyFolder),
            Replay = replay?.Replies,
        };
        var engine = new EngineSettings
        {
            Phases = Phase.Of(inputs.Workflow, inputs.Mode),
            MaxParallel = run.History.MaxParallel,
            Apply = inputs.Apply,
            UndoOnFailure = inputs.OnFailure == "undo",
            Context = inputs.Context,
            Guidelines = await GuidelinesAsync(run, inputs, cancellation),
            Route = new Routes(settings, inputs.Model, replay?.Inputs.Routes).For,
            Audited = Audited(inputs),
            Fork = run.History.Fork is { } fork ? new ForkSource(Earlier(fork.From), fork.Kept.ToHashSet(StringComparer.Ordinal)) : null,
            MaxTokens = inputs.MaxTokens ?? settings.MaxTokens,
            Temperature = inputs.Temperature ?? settings.Temperature,
        };
        return await new PlanWorkflow(plan, engine, new PlanRunParts(workspace, caller, environment.Time)).RunAsync(run, cancellation);
    }

    private static async Task<Guidelines> GuidelinesAsync(Run run, RunStarted inputs, CancellationToken cancellation)
    {
        if (inputs.Guidelines is not { } recorded) return Guidelines.BuiltIn;
        var (guidelines, problem) = Guidelines.Read(await run.Root.Blobs.TextAsync(recorded, cancellation), inputs.GuidelinesPath ?? "");
        return guidelines ?? throw new JournalException($"The guidelines of run {run.Id} are not valid in this version: {problem}");
    }

    private AuditedWork? Audited(RunStarted inputs) => inputs.Audits is { } audited ? AuditedRun.Read(Earlier(audited)) : null;

    private RunFolder Earlier(string run) =>
        store.Find(run) ?? throw new JournalException($"The run {run}, on which this one builds, is gone.");
}
