using AetherFlow.Engine.Repairs;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Hosting;

/// <summary>Where the plan of a run comes from: a file, an earlier run whose work is audited, or the command that is to succeed.</summary>
internal sealed record PlanSource
{
    public required PlanFile File { get; init; }

    /// <summary>As an absolute path.</summary>
    public required string Workspace { get; init; }

    public required bool Lenient { get; init; }

    /// <summary>The run whose work is audited; null for none.</summary>
    public RunFolder? Audited { get; init; }

    public static async Task<(PlanSource? Source, Problem? Problem)> OfAsync(
        RunRequest request, HostEnvironment environment, RunStore store, CancellationToken cancellation)
    {
        if (request.AuditRun is { } run) return await OfRunAsync(run, store, cancellation);
        var file = request is { PlanPath: null, Repair.Command: { } command }
            ? PlanFile.Recorded("", CommandPlan.Of(command))
            : PlanFile.Read(request.PlanPath, environment.CurrentDirectory);
        if (file.Problem is { } unreadable) return (null, unreadable);
        var workspace = environment.WorkspaceOf(request.Workspace);
        return (new PlanSource { File = file, Workspace = workspace, Lenient = request.Lenient }, null);
    }

    private static async Task<(PlanSource? Source, Problem? Problem)> OfRunAsync(string run, RunStore store, CancellationToken cancellation)
    {
        if (store.Find(run) is not { } folder) return (null, RunReports.NoSuchRun(run));
        if (RunHistory.Read(folder).Inputs is not { Kind: "plan", Plan.Blob: { } blob } inputs)
            return (null, new Problem("run.no_plan", $"The run {folder.Id} runs no plan.", "Name a run that worked a plan."));
        return (
            new PlanSource
            {
                File = PlanFile.Recorded(inputs.PlanPath ?? "", await folder.Blobs.GetAsync(blob, cancellation)),
                Workspace = inputs.Workspace,
                Lenient = inputs.Lenient,
                Audited = folder,
            },
            null);
    }
}
