using AetherFlow.Engine.Undo;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Undoes a run: holds its lock meanwhile, and keeps it from being resumed afterwards.</summary>
internal sealed class Undoing(HostEnvironment environment, RunStore store)
{
    public async Task<RunReport> UndoAsync(string name, RunObserver observer, CancellationToken cancellation)
    {
        if (store.Find(name) is not { } target) return RunReports.Refused(ExitCodes.Usage, RunReports.NoSuchRun(name));
        try
        {
            using var held = RunLock.TryTake(target.Path);
            if (held is null)
            {
                return RunReports.Refused(ExitCodes.Usage, new Problem(
                    "run.locked", $"The run {target.Id} is in the hands of process {RunLock.Holder(target.Path)}.", "Stop it first, then undo it."));
            }

            return await UndoAsync(target, observer, cancellation);
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            return RunReports.Refused(ExitCodes.RunFailed, new Problem("run.journal", e.Message));
        }
    }

    private async Task<RunReport> UndoAsync(RunFolder target, RunObserver observer, CancellationToken cancellation)
    {
        var history = RunHistory.Read(target);
        if (history.Inputs is not { } inputs)
            return RunReports.Refused(ExitCodes.Usage, new Problem("run.empty", $"The run {target.Id} did nothing."));
        var opening = Workspace.Open(inputs.Workspace, PathUse.Write);
        if (!opening.Succeeded) return RunReports.Refused(ExitCodes.Usage, opening.Problem.ToProblem());
        using var workspace = opening.Workspace;

        var folder = store.Create(environment.Time, environment.Chance);
        await using var run = await Run.StartAsync(folder, Inputs(target, inputs), environment.Time, observer);
        var workflow = new UndoWorkflow(workspace, ChangesFold.Read(target), target.Blobs, environment.Time);
        var finish = await workflow.RunAsync(run, cancellation);
        if (finish.Outcome == "completed" && history.IsResumable) await Run.MarkUndoneAsync(target, folder.Id, environment.Time);
        return new RunReport { Run = folder.Id, Finish = finish, ExitCode = finish.ExitCode };
    }

    private static RunStarted Inputs(RunFolder target, RunStarted undone) => new()
    {
        Kind = "undo",
        TaskId = undone.TaskId,
        Description = $"Undo of {target.Id}",
        Workspace = undone.Workspace,
        Version = Product.Version,
        Undoes = target.Id.Value,
    };
}
