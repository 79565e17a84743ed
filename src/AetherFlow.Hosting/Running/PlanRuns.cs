using AetherFlow.Engine;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Starts and resumes runs of plans.</summary>
internal sealed class PlanRuns(HostEnvironment environment, RunStore store)
{
    public async Task<RunReport> StartAsync(RunRequest request, ModelSettings settings, RunObserver observer, CancellationToken cancellation)
    {
        var file = PlanFile.Read(request.PlanPath, environment.CurrentDirectory);
        if (file.Problem is { } unreadable) return RunReports.Refused(ExitCodes.Usage, unreadable);
        var redactor = new Redactor(settings.Secrets);
        file = file.Without(redactor);
        var opening = Open(Path.GetFullPath(request.Workspace, environment.CurrentDirectory), request.Apply);
        if (!opening.Succeeded) return RunReports.Refused(ExitCodes.Usage, opening.Problem.ToProblem());
        using var workspace = opening.Workspace;
        if (StatePlace.WhyUnsafe(environment.StateFolder, workspace) is { } exposed) return RunReports.Refused(ExitCodes.Usage, exposed);
        var reading = file.Parse(request.Lenient, workspace.Root);
        if (!reading.IsValid) return new RunReport { ExitCode = ExitCodes.Usage, PlanProblems = reading.Problems };
        if (Routes.WhyNone(reading.Plan, settings) is { } missing) return RunReports.Refused(ExitCodes.Provider, missing);

        RunId? begun = null;
        return await GuardedAsync(() => begun, async () =>
        {
            var folder = store.Create(environment.Time, environment.Chance);
            var inputs = await InputsAsync(request with { Context = request.Context is { } context ? redactor.Redact(context) : null }, file, reading.Plan, workspace, settings, folder);
            await using var run = await Run.StartAsync(folder, inputs, environment.Time, observer);
            begun = folder.Id;
            var finish = await RunAsync(run, reading.Plan, workspace, settings, cancellation);
            return await RunReports.FinishedAsync(folder, finish, inputs.Output!, settings) with { PlanProblems = reading.Problems };
        });
    }

    public async Task<RunReport> ResumeAsync(ResumeRequest request, ModelSettings settings, RunObserver observer, CancellationToken cancellation)
    {
        if (store.Find(request.Run) is not { } folder) return RunReports.Refused(ExitCodes.Usage, RunReports.NoSuchRun(request.Run));
        return await GuardedAsync(() => folder.Id, async () =>
        {
            var history = RunHistory.Read(folder);
            if (history.WhyNotResumable(folder.Id) is { } final) return RunReports.Refused(ExitCodes.Usage, final);
            var inputs = history.Inputs!;
            var opening = Open(inputs.Workspace, inputs.Apply);
            if (!opening.Succeeded) return RunReports.Refused(ExitCodes.Usage, opening.Problem.ToProblem());
            using var workspace = opening.Workspace;
            var plan = await PlanAsync(history, folder, cancellation);
            if (Routes.WhyNone(plan, settings) is { } missing) return RunReports.Refused(ExitCodes.Provider, missing);

            var changes = new RunResumed { Budget = request.Budget, MaxParallel = request.MaxParallel, Version = Product.Version };
            var (run, refusal) = await Run.ResumeAsync(folder, changes, environment.Time, observer, history);
            if (run is null) return RunReports.Refused(ExitCodes.Usage, refusal!);
            await using var resumed = run;
            var finish = await RunAsync(run, plan, workspace, settings, cancellation);
            return await RunReports.FinishedAsync(folder, finish, inputs.Output!, settings);
        });
    }

    private static WorkspaceOpening Open(string folder, bool apply) => Workspace.Open(folder, apply ? PathUse.Write : PathUse.Read);

    private async Task<RunStarted> InputsAsync(
        RunRequest request, PlanFile file, Plan plan, Workspace workspace, ModelSettings settings, RunFolder folder) => new()
        {
            Kind = "plan",
            TaskId = plan.TaskId,
            Description = plan.Description,
            Plan = new Payload { Blob = await folder.Blobs.PutAsync(file.Bytes, CancellationToken.None), Size = file.Bytes.Length },
            PlanPath = file.Path,
            Workspace = workspace.Root,
            Mode = request.Mode,
            Context = request.Context,
            Apply = request.Apply,
            Lenient = request.Lenient,
            MaxParallel = request.MaxParallel ?? EngineSettings.DefaultMaxParallel,
            Budget = request.Budget,
            Output = Path.GetFullPath(request.Output ?? environment.OutputFolder, environment.CurrentDirectory),
            Routes = Routes.Of(settings),
            Catalogue = settings.Catalogue.Hash,
            Version = Product.Version,
        };

    /// <summary>The plan as it was read at the start: files that the run itself made did not exist then.</summary>
    private static async Task<Plan> PlanAsync(RunHistory history, RunFolder folder, CancellationToken cancellation)
    {
        var inputs = history.Inputs!;
        var reading = PlanReader.Read(await folder.Blobs.GetAsync(inputs.Plan!.Blob!, cancellation), new PlanReadOptions
        {
            Lenient = inputs.Lenient,
            FileExists = file => history.FirstChanges.TryGetValue(PlanPath.Normalise(file), out var first)
                ? first.Before is not null
                : File.Exists(Path.Combine(inputs.Workspace, file)),
        });
        return reading.Plan ?? throw new JournalException($"The plan of run {folder.Id} is not valid in this version: {reading.Problems[0]}");
    }

    private async Task<RunFinished> RunAsync(Run run, Plan plan, Workspace workspace, ModelSettings settings, CancellationToken cancellation)
    {
        var inputs = run.History.Inputs!;
        using var connections = Connections.Open(settings, environment.Time);
        var caller = new ModelCaller(connections, Ledger.Resume(run.History.Budget, run.History.Spend), environment.Time);
        var engine = new EngineSettings
        {
            Phases = Phase.Of(inputs.Workflow, inputs.Mode),
            MaxParallel = run.History.MaxParallel,
            Apply = inputs.Apply,
            Context = inputs.Context,
            Route = _ => Routes.Of(settings),
            MaxTokens = settings.MaxTokens,
            Temperature = settings.Temperature,
        };
        return await new PlanWorkflow(plan, engine, new PlanRunParts(workspace, caller, environment.Time)).RunAsync(run, cancellation);
    }

    /// <summary>A journal that cannot be written or read ends the run without a finish; it is reported, and nothing is lost.</summary>
    private static async Task<RunReport> GuardedAsync(Func<RunId?> run, Func<Task<RunReport>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            return RunReports.Refused(ExitCodes.RunFailed, new Problem("run.journal", e.Message)) with { Run = run() };
        }
    }
}
