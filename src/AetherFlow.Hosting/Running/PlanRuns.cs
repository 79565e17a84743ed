using AetherFlow.Engine.Forking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Traffic;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Starts, resumes and forks runs of plans.</summary>
internal sealed class PlanRuns(HostEnvironment environment, RunStore store, Gates gates)
{
    public async Task<RunReport> StartAsync(RunRequest request, ModelSettings settings, RunObserver observer, CancellationToken cancellation)
    {
        if (ReviewRules.Refusal(request) is { } unattended) return unattended;
        RunId? begun = null;
        return await GuardedAsync(() => begun, async () =>
        {
            var redactor = new Redactor(settings.Secrets);
            var (source, unreadable) = await PlanSource.OfAsync(request, environment, store, cancellation);
            if (source is null) return RunReports.Refused(ExitCodes.Usage, unreadable!);
            var file = source.File.Without(redactor);
            var phases = Phase.Of(request.Workflow, request.Mode);
            var writes = request.Apply && (request.Repair is not null || phases.Any(phase => phase.Writes));
            var opening = Workspace.Open(source.Workspace, writes ? PathUse.Write : PathUse.Read);
            if (!opening.Succeeded) return RunReports.Refused(ExitCodes.Usage, opening.Problem.ToProblem());
            using var workspace = opening.Workspace;
            var reading = file.Parse(source.Lenient, workspace.Root);
            if (!reading.IsValid) return new RunReport { ExitCode = ExitCodes.Usage, PlanProblems = reading.Problems };
            if (WhyNot(reading.Plan, workspace) is { } refused) return RunReports.Refused(ExitCodes.Usage, refused);
            var (guidelines, unusable) = await GuidelinesFile.ReadAsync(request.GuidelinesPath, environment.CurrentDirectory, workspace, cancellation);
            if (guidelines is null) return RunReports.Refused(ExitCodes.Usage, unusable!);
            var (replay, lost) = await ReplayAsync(request.Replay, cancellation);
            if (lost is not null) return RunReports.Refused(ExitCodes.Usage, lost);
            using var replaying = replay;
            var (sandbox, commands, denied) = await CommandsAsync(request, workspace.Root, cancellation);
            if (denied is not null) return denied;
            if (new Routes(settings, request.Model, replay?.Inputs.Routes).WhyNone(reading.Plan, phases) is { } missing) return RunReports.Refused(ExitCodes.Provider, missing);

            var folder = store.Create(environment.Time, environment.Chance);
            var inputs = await new RunInputs(environment, settings, redactor, replay).OfAsync(request, source with { File = file }, reading.Plan, guidelines, sandbox, folder.Blobs);
            var stint = new Stint(environment, store, settings, gates, replay) { Reviewer = request.Reviewer, Commands = commands };
            inputs = inputs with { Workspace = workspace.Root, Estimate = replay is null && phases.Count > 0 ? await stint.EstimateAsync(inputs, null, reading.Plan, workspace, folder.Blobs, cancellation) : null };
            await using var run = await Run.StartAsync(folder, inputs, environment.Time, observer);
            begun = folder.Id;
            var finish = await stint.RunAsync(run, reading.Plan, workspace, cancellation);
            return await RunReports.FinishedAsync(folder, finish, inputs.Output!, settings, stint.Warning) with { PlanProblems = reading.Problems };
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
            if (ReviewRules.Refusal(inputs, history.IsReviewed, request.Review, request.Reviewer) is { } unattended) return unattended;
            var opening = Workspace.Open(inputs.Workspace, inputs.Apply ? PathUse.Write : PathUse.Read);
            if (!opening.Succeeded) return RunReports.Refused(ExitCodes.Usage, opening.Problem.ToProblem());
            using var workspace = opening.Workspace;
            var plan = await PlanAsync(history, folder, cancellation);
            var (replay, lost) = await ReplayAsync(inputs.Replay, cancellation);
            if (lost is not null) return RunReports.Refused(ExitCodes.Usage, lost);
            using var replaying = replay;
            if (WhyNone(plan, inputs, settings, replay) is { } missing) return RunReports.Refused(ExitCodes.Provider, missing);

            var (commands, denied) = await CommandsAsync(inputs, cancellation);
            if (denied is not null) return denied;

            var changes = new RunResumed { Budget = request.Budget, MaxParallel = request.MaxParallel, Review = request.Review, Version = Product.Version };
            var (run, refusal) = await Run.ResumeAsync(folder, changes, environment.Time, observer, history);
            if (run is null) return RunReports.Refused(ExitCodes.Usage, refusal!);
            await using var resumed = run;
            var stint = new Stint(environment, store, settings, gates, replay) { Reviewer = request.Reviewer, Commands = commands };
            var finish = await stint.RunAsync(run, plan, workspace, cancellation);
            return await RunReports.FinishedAsync(folder, finish, inputs.Output!, settings, stint.Warning);
        });
    }

    /// <summary>A new run that keeps the results of another one as far as they hold.</summary>
    public async Task<RunReport> ForkAsync(ForkRequest request, ModelSettings settings, RunObserver observer, CancellationToken cancellation)
    {
        if (store.Find(request.Run) is not { } from) return RunReports.Refused(ExitCodes.Usage, RunReports.NoSuchRun(request.Run));
        RunId? begun = null;
        return await GuardedAsync(() => begun, async () =>
        {
            if (RunLock.IsHeld(from.Path))
                return RunReports.Refused(ExitCodes.Usage, new Problem("run.locked", $"The run {from.Id} is under way.", "Wait until it ends, or stop it."));
            var history = RunHistory.Read(from);
            if (history.Inputs is not { Kind: "plan" } inputs)
                return RunReports.Refused(ExitCodes.Usage, new Problem("run.no_plan", $"The run {from.Id} runs no plan.", "Only runs of plans are forked."));
            if (history.Undo.InDoubt is [var cut, ..]) return RunReports.Refused(ExitCodes.Usage, UndoMarks.WhyInDoubt(from.Id, cut));
            if (ReviewRules.Refusal(inputs with { Replay = null }, history.IsReviewed, request.Review, request.Reviewer) is { } unattended) return unattended;
            var opening = Workspace.Open(inputs.Workspace, inputs.Apply ? PathUse.Write : PathUse.Read);
            if (!opening.Succeeded) return RunReports.Refused(ExitCodes.Usage, opening.Problem.ToProblem());
            using var workspace = opening.Workspace;
            var before = await PlanAsync(history, from, cancellation);
            var (file, after, refused) = After(request, inputs, before, workspace, new Redactor(settings.Secrets));
            if (refused is not null) return refused;
            if (WhyNone(after!, inputs with { Model = request.Model ?? inputs.Model }, settings, null) is { } missing) return RunReports.Refused(ExitCodes.Provider, missing);
            var decision = ForkDecision.Of(new ForkQuestion
            {
                Before = before,
                After = after!,
                ResultOf = AuditedRun.Read(from).ResultOf,
                WasUndone = step => history.Undo.Steps.Any(mark => mark.Step == step.Value),
                From = request.From is { } step ? new StepId(step) : null,
                OtherModel = request.Model is not null,
            });
            if (decision.Again.Count == 0) return RunReports.Refused(ExitCodes.Usage, NothingToDo(from.Id));
            if (await CommandsAsync(inputs, cancellation) is var (commands, denied) && denied is not null) return denied;

            var folder = store.Create(environment.Time, environment.Chance);
            var forked = inputs with
            {
                Plan = await PlanPayloadAsync(file?.Bytes ?? await from.Blobs.GetAsync(inputs.Plan!.Blob!, cancellation), folder.Blobs, cancellation),
                Guidelines = inputs.Guidelines is { } rules ? await folder.Blobs.PayloadAsync(await from.Blobs.TextAsync(rules, cancellation), cancellation) : null,
                PlanPath = file?.Path ?? inputs.PlanPath,
                TaskId = after!.TaskId,
                Description = after.Description,
                Budget = request.Budget,
                MaxParallel = request.MaxParallel ?? inputs.MaxParallel,
                Review = request.Review ?? history.IsReviewed,
                Model = request.Model ?? inputs.Model,
                // What is worked again is to come out otherwise: the reply that it had would be no help.
                Replay = null,
                Simulated = false,
                Fresh = inputs.Fresh || request.From is not null,
                Version = Product.Version,
            };
            var fork = new RunForked { From = from.Id.Value, Kept = decision.Kept, Again = decision.Again, Base = [.. history.FirstChanges.Values] };
            var stint = new Stint(environment, store, settings, gates, null) { Reviewer = request.Reviewer, Commands = commands };
            forked = forked with { Estimate = await stint.EstimateAsync(forked, fork, after, workspace, folder.Blobs, cancellation) };
            await using var run = await Run.ForkAsync(folder, forked, fork, from, KeptKeys(decision, history, inputs), environment.Time, observer);
            begun = folder.Id;
            var finish = await stint.RunAsync(run, after, workspace, cancellation);
            return await RunReports.FinishedAsync(folder, finish, inputs.Output!, settings, stint.Warning);
        });
    }

    /// <summary>A run that was stopped may not have come to all audits of what it did; these are made by the fork.</summary>
    private static HashSet<string> KeptKeys(ForkDecision decision, RunHistory history, RunStarted inputs) =>
    [
        .. Phase.Of(inputs.Workflow, inputs.Mode).SelectMany(phase => decision.Kept.Select(kept => $"{phase.Key}/{kept}")).Where(history.HasFinished),
    ];

    private async Task<(SandboxInputs? Sandbox, RunCommands? Commands, RunReport? Denied)> CommandsAsync(
        RunRequest request, string workspace, CancellationToken cancellation)
    {
        if (!request.RunsCommands) return (null, null, null);
        var (sandbox, problems) = new SandboxVariables(environment).Read(request.Sandbox);
        if (sandbox is null) return (null, null, RunReports.Refused(ExitCodes.Usage, problems));
        var (commands, denied) = await RunCommands.OpenAsync(environment, sandbox, workspace, request.Repair, request.Verify, cancellation);
        return (sandbox, commands, denied);
    }

    private async Task<(RunCommands? Commands, RunReport? Denied)> CommandsAsync(RunStarted inputs, CancellationToken cancellation) =>
        inputs.Sandbox is { } sandbox
            ? await RunCommands.OpenAsync(environment, sandbox, inputs.Workspace, inputs.Repair, inputs.Verify, cancellation)
            : (null, null);

    private static async Task<Payload> PlanPayloadAsync(byte[] plan, BlobStore blobs, CancellationToken cancellation) =>
        new() { Blob = await blobs.PutAsync(plan, cancellation), Size = plan.Length };

    private (PlanFile? File, Plan? Plan, RunReport? Refused) After(
        ForkRequest request, RunStarted inputs, Plan before, Workspace workspace, Redactor redactor)
    {
        PlanFile? file = null;
        var plan = before;
        if (request.PlanPath is not null)
        {
            file = PlanFile.Read(request.PlanPath, environment.CurrentDirectory);
            if (file.Problem is { } unreadable) return (null, null, RunReports.Refused(ExitCodes.Usage, unreadable));
            file = file.Without(redactor);
            var reading = file.Parse(inputs.Lenient, workspace.Root);
            if (!reading.IsValid) return (null, null, new RunReport { ExitCode = ExitCodes.Usage, PlanProblems = reading.Problems });
            plan = reading.Plan;
        }

        if (WhyNot(plan, workspace) is { } refused) return (null, null, RunReports.Refused(ExitCodes.Usage, refused));
        if (request.From is { } from && !plan.TryFind(new StepId(from), out _))
        {
            return (null, null, RunReports.Refused(ExitCodes.Usage, new Problem(
                "fork.no_step", $"The plan has no step {from}.", $"Its steps: {string.Join(", ", plan.Steps.Select(step => step.Id))}.")));
        }

        return (file, plan, null);
    }

    private static Problem NothingToDo(RunId from) => new(
        "fork.nothing", $"Every step of the plan was done by {from}, and none was edited since.", "Name an edited plan (--plan), a step (--from) or another model (--model).");

    private async Task<(ReplaySource? Source, Problem? Problem)> ReplayAsync(string? named, CancellationToken cancellation) =>
        named is null ? (null, null) : await ReplaySource.OpenAsync(named, environment, store, cancellation);

    private static Problem? WhyNone(Plan plan, RunStarted inputs, ModelSettings settings, ReplaySource? replay) =>
        new Routes(settings, inputs.Model, replay?.Inputs.Routes).WhyNone(plan, Phase.Of(inputs.Workflow, inputs.Mode));

    private Problem? WhyNot(Plan plan, Workspace workspace) =>
        StatePlace.WhyUnsafe(environment.StateFolder, workspace) ?? PlanWorkflow.WhyNot(plan, workspace);

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
