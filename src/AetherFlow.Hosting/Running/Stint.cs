using AetherFlow.Engine;
using AetherFlow.Engine.Checking;
using AetherFlow.Engine.Estimating;
using AetherFlow.Engine.Forking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Verification;
using AetherFlow.Models.Caching;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Traffic;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Works a run as its frozen inputs say: the same for a new run, a resumed one and a fork.</summary>
/// <param name="gates">Those of the process, which all its runs share.</param>
/// <param name="replay">Answers instead of the models; null to ask them.</param>
internal sealed class Stint(HostEnvironment environment, RunStore store, ModelSettings settings, Gates gates, ReplaySource? replay)
{
    /// <summary>Asks a person before anything is written, where the run is under review.</summary>
    public Reviewer? Reviewer { get; init; }

    /// <summary>What its commands need; null where it runs none.</summary>
    public RunCommands? Commands { get; init; }

    /// <summary>What went wrong beside the work itself, once it is done; null for nothing.</summary>
    public Problem? Warning { get; private set; }

    public async Task<RunFinished> RunAsync(Run run, Plan plan, Workspace workspace, CancellationToken cancellation)
    {
        var inputs = run.History.Inputs!;
        using var connections = Connections.Open(settings, environment.Time);
        var book = inputs.Simulated ? null : new SpendIndex(environment.SpendFolder, environment.Time).BookOf(run.Id.Value);
        var ledger = Ledger.Resume(LimitsOf(run), run.History.Spend, book);
        var caller = new ModelCaller(connections, ledger, environment.Time)
        {
            Gates = gates,
            Cache = inputs.Fresh || replay is not null ? null : new ReplyCache(environment.ReplyFolder),
            Replay = replay?.Replies,
        };
        var routes = new Routes(settings, inputs.Model, replay?.Inputs.Routes, () => ledger.Remaining, gates.Standings);
        var engine = await EngineAsync(inputs, run.History.MaxParallel, run.History.Fork, run.Root.Blobs, cancellation) with { Route = routes.For };
        using var place = ParserPlace.Open(environment, workspace);
        using var reviews = ReviewsOf(run, plan, caller.Redactor);
        var parts = new PlanRunParts(workspace, caller, environment.Time) { Parsers = place.Parsers, Reviews = reviews, Commands = Commands?.PartsIn(run.Folder.HomePath) };
        var finish = await new PlanWorkflow(plan, engine, parts).RunAsync(run, cancellation);
        Warning = finish.Problem?.Code == ModelAnswer.BudgetUnreadable ? null : book?.Warning;
        return finish;
    }

    private Reviews? ReviewsOf(Run run, Plan plan, Redactor redactor) => run.History.IsReviewed
        ? new Reviews(new StepReview(plan, redactor, Reviewer ?? throw new InvalidOperationException($"The run {run.Id} is under review, and nobody asks.")).AskAsync, redactor)
        : null;

    private BudgetLimits LimitsOf(Run run) => settings.Budgets with { Run = run.History.Budget ?? settings.Budgets.Run };

    /// <summary>What the run would cost, from the files as they are now.</summary>
    /// <param name="blobs">Hold what the inputs name.</param>
    /// <param name="fork">What it takes over from another run, which costs nothing; null for nothing.</param>
    public async Task<CostEstimate> EstimateAsync(
        RunStarted inputs, RunForked? fork, Plan plan, Workspace workspace, BlobStore blobs, CancellationToken cancellation)
    {
        var engine = await EngineAsync(inputs, inputs.MaxParallel, fork, blobs, cancellation);
        return RunPreview.Total(await new RunPreview(plan, engine, workspace) { ModelOf = settings.EntryOf }.StepsAsync(cancellation));
    }

    private async Task<EngineSettings> EngineAsync(RunStarted inputs, int maxParallel, RunForked? fork, BlobStore blobs, CancellationToken cancellation) => new()
    {
        Phases = Phase.Of(inputs.Workflow, inputs.Mode),
        MaxParallel = maxParallel,
        Apply = inputs.Apply,
        UndoOnFailure = inputs.OnFailure == "undo",
        Verify = inputs.Verify,
        Repair = inputs.Repair,
        Escalate = inputs.Escalate,
        Checks = Commands?.Checks ?? CheckOverrides.None,
        Context = inputs.Context,
        Guidelines = await GuidelinesAsync(inputs, blobs, cancellation),
        Route = new Routes(settings, inputs.Model, replay?.Inputs.Routes).For,
        Audited = inputs.Audits is { } audited ? AuditedRun.Read(Earlier(audited)) : null,
        Fork = fork is null ? null : new ForkSource(store.Find(fork.From), fork.Kept.ToHashSet(StringComparer.Ordinal)),
        MaxTokens = inputs.MaxTokens ?? settings.MaxTokens,
        Temperature = inputs.Temperature ?? settings.Temperature,
    };

    private static async Task<Guidelines> GuidelinesAsync(RunStarted inputs, BlobStore blobs, CancellationToken cancellation)
    {
        if (inputs.Guidelines is not { } recorded) return Guidelines.BuiltIn;
        var (guidelines, problem) = Guidelines.Read(await blobs.TextAsync(recorded, cancellation), inputs.GuidelinesPath ?? "");
        return guidelines ?? throw new JournalException($"The guidelines of the run are not valid in this version: {problem}");
    }

    private RunFolder Earlier(string run) =>
        store.Find(run) ?? throw new JournalException($"The run {run}, on which this one builds, is gone.");
}
