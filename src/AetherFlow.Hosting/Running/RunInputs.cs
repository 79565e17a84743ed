using AetherFlow.Engine;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Models.Settings;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Freezes what goes into a run.</summary>
/// <param name="replay">Answers instead of the models; null to ask them.</param>
internal sealed class RunInputs(HostEnvironment environment, ModelSettings settings, Redactor redactor, ReplaySource? replay)
{
    /// <param name="source">Free of keys.</param>
    /// <param name="blobs">Of the new run.</param>
    /// <param name="sandbox">Where its commands run; null where it runs none.</param>
    public async Task<RunStarted> OfAsync(
        RunRequest request, PlanSource source, Plan plan, GuidelinesFile guidelines, SandboxInputs? sandbox, BlobStore blobs) => new()
        {
            Kind = "plan",
            TaskId = plan.TaskId,
            Description = plan.Description,
            Plan = new Payload { Blob = await blobs.PutAsync(source.File.Bytes, CancellationToken.None), Size = source.File.Bytes.Length },
            PlanPath = source.File.Path,
            Workspace = source.Workspace,
            Workflow = request.Workflow,
            Mode = request.Workflow is null ? request.Mode : null,
            Context = request.Context is { } context ? redactor.Redact(context) : null,
            Guidelines = await blobs.PayloadAsync(redactor.Redact(guidelines.Guidelines.Text), CancellationToken.None),
            GuidelinesPath = guidelines.Path,
            Apply = request.Apply,
            OnFailure = request.OnFailure,
            Review = request.Review,
            Verify = request.Verify,
            Repair = request.Repair is { } repair
            ? repair with { Command = repair.Command is { } command ? redactor.Redact(command) : null, TimeoutSeconds = sandbox?.TimeoutSeconds ?? repair.TimeoutSeconds }
            : null,
            Escalate = request.Escalate,
            Sandbox = sandbox,
            Lenient = source.Lenient,
            MaxParallel = request.MaxParallel ?? EngineSettings.DefaultMaxParallel,
            Budget = request.Budget,
            // A replay asks what was asked then.
            MaxTokens = replay?.Inputs.MaxTokens ?? settings.MaxTokens,
            Temperature = replay?.Inputs.Temperature ?? settings.Temperature,
            Model = request.Model,
            Fresh = request.Fresh,
            Simulated = request.Simulated,
            Replay = replay?.Name,
            Audits = source.Audited?.Id.Value,
            Output = Path.GetFullPath(request.Output ?? environment.OutputFolder, environment.CurrentDirectory),
            Routes = new Routes(settings, request.Model, replay?.Inputs.Routes).Of(Phase.Of(request.Workflow, request.Mode)),
            Catalogue = settings.Catalogue.Hash,
            Version = Product.Version,
        };
}
