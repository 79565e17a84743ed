using System.Text;
using AetherFlow.Engine.Forking;
using AetherFlow.Engine.Parsing;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Undo;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>Runs plans in a workspace and a home of their own, as the product does, with connections of the test's choice.</summary>
internal sealed class RunHarness : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly Random _chance = new(11);

    public TemporaryFolder Files { get; } = new();

    /// <summary>The workspace, where it is not <see cref="Files"/>.</summary>
    public string? Elsewhere { get; init; }

    public int MaxParallel { get; init; } = 8;

    public bool Apply { get; init; } = true;

    public Money? Budget { get; init; }

    public string? Workflow { get; init; }

    public string? Mode { get; init; }

    public bool UndoOnFailure { get; init; }

    /// <summary>Whom to ask; the harness's one model, where a test does not say.</summary>
    public Func<RouteQuestion, IReadOnlyList<RouteChoice>> Route { get; init; } = _ => [new RouteChoice("custom", "test-model", "test")];

    /// <summary>Parsers beside the check in process; null for none.</summary>
    public ExternalParsers? Parsers { get; init; }

    /// <summary>Who looks at changes before they are written; null for nobody.</summary>
    public Func<ReviewQuestion, CancellationToken, Task<ChangesReviewed?>>? Review { get; set; }

    /// <summary>How models are reached; a new set for every stint.</summary>
    public required Func<Connections> Connect { get; init; }

    /// <summary>Connections over HTTP to a server on this machine, at the prices of a vendor.</summary>
    public static Connections Over(Uri server) => Connections.Open(Settings(new Uri(server, "v1").ToString()), TimeProvider.System);

    public static ModelSettings Settings(string url)
    {
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>(StringComparer.Ordinal)
        {
            ["CUSTOM_API_URL"] = new(url, "test"),
            ["CUSTOM_API_KEY"] = new("key-of-the-test-1234", "test"),
            ["CUSTOM_MODEL"] = new("test-model", "test"),
            ["CUSTOM_INPUT_COST_PER_1K"] = new("0.001", "test"),
            ["CUSTOM_OUTPUT_COST_PER_1K"] = new("0.002", "test"),
            ["CUSTOM_CONTEXT_WINDOW"] = new("100000", "test"),
            ["CUSTOM_OUTPUT_CAP"] = new("8000", "test"),
            ["MAX_RETRIES"] = new("0", "test"),
        });
        Assert.Empty(reading.Problems);
        return reading.Settings!;
    }

    public static Plan Read(string json)
    {
        var reading = PlanReader.Read(Encoding.UTF8.GetBytes(json), new PlanReadOptions());
        Assert.True(reading.IsValid, string.Join('\n', reading.Problems));
        return reading.Plan;
    }

    private string WorkspacePath => Elsewhere ?? Files.Path;

    public RunFolder NewFolder() => new RunStore(_home.Path).Create(TimeProvider.System, _chance);

    public async Task<RunFinished> StartAsync(Plan plan, RunFolder folder, RunObserver? observer = null, CancellationToken cancellation = default)
    {
        await using var run = await Run.StartAsync(folder, Inputs(plan), TimeProvider.System, observer ?? RunObserver.Nobody);
        return await RunAsync(plan, run, cancellation);
    }

    public async Task<RunFinished> ResumeAsync(Plan plan, RunFolder folder, Money? budget = null, RunObserver? observer = null)
    {
        var (run, problem) = await Run.ResumeAsync(folder, new RunResumed { Version = "test", Budget = budget }, TimeProvider.System, observer ?? RunObserver.Nobody);
        Assert.Null(problem);
        await using var resumed = run!;
        return await RunAsync(plan, resumed, CancellationToken.None);
    }

    /// <summary>Forks a run that was worked in this workspace.</summary>
    public async Task<(RunFinished Finish, ForkDecision Decision)> ForkAsync(
        RunFolder from, Plan before, Plan after, RunFolder folder, RunObserver? observer = null, StepId? first = null)
    {
        var history = RunHistory.Read(from);
        var results = KeptOf(from);
        var decision = ForkDecision.Of(new ForkQuestion
        {
            Before = before,
            After = after,
            ResultOf = step => results.GetValueOrDefault(step.Value),
            WasUndone = step => history.Undo.Steps.Any(mark => mark.Step == step.Value),
            From = first,
        });
        var keys = Phase.Of(Workflow, Mode).SelectMany(phase => decision.Kept.Select(step => $"{phase.Key}/{step}")).ToHashSet(StringComparer.Ordinal);
        var forked = new RunForked { From = from.Id.Value, Kept = decision.Kept, Again = decision.Again, Base = [.. history.FirstChanges.Values] };
        await using var run = await Run.ForkAsync(folder, Inputs(after), forked, from, keys, TimeProvider.System, observer ?? RunObserver.Nobody);
        return (await RunAsync(after, run, CancellationToken.None, new ForkSource(from, decision.Kept.ToHashSet(StringComparer.Ordinal))), decision);
    }

    public async Task<RunFinished> ResumeForkAsync(RunFolder? from, Plan plan, RunFolder folder)
    {
        var (run, problem) = await Run.ResumeAsync(folder, new RunResumed { Version = "test" }, TimeProvider.System, RunObserver.Nobody);
        Assert.Null(problem);
        await using var resumed = run!;
        return await RunAsync(plan, resumed, CancellationToken.None, new ForkSource(from, run!.History.Fork!.Kept.ToHashSet(StringComparer.Ordinal)));
    }

    private static Dictionary<string, StepFinished> KeptOf(RunFolder from)
    {
        var results = new Dictionary<string, StepFinished>(StringComparer.Ordinal);
        foreach (var line in Recorded.Lines(from, "step.finished").Where(line => EffectKey.PhaseOf(line.Key) is "fast" or "build"))
            results[EffectKey.StepOf(line.Key)] = line.Read(RunsJson.Lines.StepFinished);
        return results;
    }

    public Task<RunFinished> UndoAsync(RunFolder undone, RunFolder? into = null, CancellationToken cancellation = default) =>
        UndoAsync(undone, ChangesFold.Read(undone), into, cancellation);

    /// <summary>Takes one step back and notes it, as the product does.</summary>
    public async Task UndoStepAsync(RunFolder undone, string step)
    {
        var into = NewFolder();
        Assert.Equal("completed", (await UndoAsync(undone, ChangesFold.ReadStep(undone, step), into, CancellationToken.None)).Outcome);
        await using var marking = RunMarking.TryOpen(undone, TimeProvider.System, RunObserver.Nobody)!;
        await marking.MarkUndoneAsync(into.Id.Value, step);
    }

    private async Task<RunFinished> UndoAsync(RunFolder undone, ChangesFold changes, RunFolder? into, CancellationToken cancellation)
    {
        using var workspace = Workspace.Open(WorkspacePath, PathUse.Write).Workspace!;
        var inputs = new RunStarted { Kind = "undo", Workspace = WorkspacePath, Version = "test", Undoes = undone.Id.Value };
        await using var run = await Run.StartAsync(into ?? NewFolder(), inputs, TimeProvider.System, RunObserver.Nobody);
        return await new UndoWorkflow(workspace, changes, undone.Blobs, TimeProvider.System).RunAsync(run, cancellation);
    }

    public void Dispose()
    {
        _home.Dispose();
        Files.Dispose();
    }

    private RunStarted Inputs(Plan plan) =>
        new() { Kind = "plan", Workspace = WorkspacePath, Version = "test", MaxParallel = MaxParallel, Budget = Budget, TaskId = plan.TaskId };

    private async Task<RunFinished> RunAsync(Plan plan, Run run, CancellationToken cancellation, ForkSource? fork = null)
    {
        using var workspace = Workspace.Open(WorkspacePath, PathUse.Write).Workspace!;
        using var connections = Connect();
        var settings = new EngineSettings
        {
            Phases = Phase.Of(Workflow, Mode),
            MaxParallel = MaxParallel,
            Apply = Apply,
            UndoOnFailure = UndoOnFailure,
            Fork = fork,
            Route = Route,
        };
        var caller = new ModelCaller(connections, Ledger.Resume(run.History.Budget, run.History.Spend), TimeProvider.System);
        using var reviews = Review is null ? null : new Reviews(Review, connections.Redactor);
        var parts = new PlanRunParts(workspace, caller, TimeProvider.System) { Parsers = Parsers, Reviews = reviews };
        return await new PlanWorkflow(plan, settings, parts).RunAsync(run, cancellation);
    }
}
