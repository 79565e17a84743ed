using AetherFlow.Engine;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;
using Microsoft.Extensions.AI;

namespace AetherFlow.Bench;

/// <summary>One stint of a plan, composed as the product does it, with a model of the bench's own.</summary>
internal sealed class PlanStint(Plan plan, Workspace workspace, IChatClient model, TimeProvider time)
{
    private const string Provider = "custom";
    private const string Model = "scripted";

    public int MaxParallel { get; init; } = EngineSettings.DefaultMaxParallel;

    public async Task StartAsync(RunFolder folder, byte[] planBytes, RunObserver observer, CancellationToken cancellation)
    {
        var inputs = new RunStarted
        {
            Kind = "plan",
            TaskId = plan.TaskId,
            Plan = new Payload { Blob = await folder.Blobs.PutAsync(planBytes, cancellation), Size = planBytes.Length },
            Workspace = workspace.Root,
            MaxParallel = MaxParallel,
            Version = "bench",
        };
        await using var run = await Run.StartAsync(folder, inputs, time, observer);
        await RunAsync(run, cancellation);
    }

    /// <param name="past">What has been read of the journal.</param>
    public async Task ResumeAsync(RunFolder folder, RunHistory past, CancellationToken cancellation)
    {
        var (run, problem) = await Run.ResumeAsync(folder, new RunResumed { Version = "bench" }, time, RunObserver.Nobody, past);
        await using var resumed = run ?? throw new InvalidOperationException($"The run cannot be resumed: {problem}");
        await RunAsync(resumed, cancellation);
    }

    private async Task RunAsync(Run run, CancellationToken cancellation)
    {
        using var connections = new Connections(Settings(), _ => model);
        var settings = new EngineSettings
        {
            Phases = [Phase.Build],
            MaxParallel = MaxParallel,
            Route = _ => [new RouteChoice(Provider, Model, "scripted")],
        };
        var caller = new ModelCaller(connections, Ledger.Resume(run.History.Budget, run.History.Spend), time);
        var finish = await new PlanWorkflow(plan, settings, new PlanRunParts(workspace, caller, time)).RunAsync(run, cancellation);
        if (finish.StepsDone != plan.Steps.Length)
            throw new InvalidOperationException($"{finish.StepsDone} of {plan.Steps.Length} steps are done; the run ended as {finish.Outcome}: {finish.Problem}");
    }

    private static ModelSettings Settings()
    {
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>(StringComparer.Ordinal)
        {
            ["CUSTOM_API_URL"] = new("http://127.0.0.1:1/v1", "bench"),
            ["CUSTOM_API_KEY"] = new("key-that-nobody-asks-for", "bench"),
            ["CUSTOM_MODEL"] = new(Model, "bench"),
            ["CUSTOM_INPUT_COST_PER_1K"] = new("0.001", "bench"),
            ["CUSTOM_OUTPUT_COST_PER_1K"] = new("0.002", "bench"),
        });
        return reading.Settings ?? throw new InvalidOperationException($"The settings are not valid: {reading.Problems[0]}");
    }
}
