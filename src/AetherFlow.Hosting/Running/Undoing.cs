using AetherFlow.Engine.Undo;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>
/// Undoes a run, or one step of it: holds its lock meanwhile, and notes in its journal before the first file is touched
/// and afterwards what is taken back, so that it is not resumed as if it stood.
/// </summary>
internal sealed class Undoing(HostEnvironment environment, RunStore store)
{
    public async Task<RunReport> UndoAsync(UndoRequest request, RunObserver observer, CancellationToken cancellation)
    {
        if (store.Find(request.Run) is not { } target) return Refused(RunReports.NoSuchRun(request.Run));
        try
        {
            var marking = new RunObserver { Wrap = observer.Wrap };
            var (opened, held) = await UndoChain.TryOpenAsync(target, store, environment.Time, marking);
            if (opened is null)
            {
                return Refused(new Problem(
                    "run.locked", $"The run {held!.Id} is in the hands of process {RunLock.Holder(held.Path)}.", "Stop it first, then undo it."));
            }

            await using var chain = opened;
            return await UndoAsync(chain, request.Step, observer, cancellation);
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            return RunReports.Refused(ExitCodes.RunFailed, new Problem("run.journal", e.Message));
        }
    }

    private async Task<RunReport> UndoAsync(UndoChain chain, string? step, RunObserver observer, CancellationToken cancellation)
    {
        var (target, history) = (chain.Target.Folder, chain.Target.History);
        if (history.Inputs is not { } inputs) return Refused(new Problem("run.empty", $"The run {target.Id} did nothing."));
        if (step is not null && RunSteps.WhyNone(target, step) is { } unknown) return Refused(unknown);
        var opening = Workspace.Open(inputs.Workspace, PathUse.Write);
        if (!opening.Succeeded) return Refused(opening.Problem.ToProblem());
        using var workspace = opening.Workspace;
        foreach (var begun in history.Undo.InDoubt.ToList())
        {
            // One of the same kind is what the user asks for now; another only has to be out of the way.
            var asked = begun.Step == step;
            if (await EndAsync(begun, chain, workspace, asked ? observer : new RunObserver { Wrap = observer.Wrap }, cancellation) is { } ended && asked) return ended;
        }

        var folder = store.Create(environment.Time, environment.Chance);
        await using var run = await Run.StartAsync(folder, Inputs(target, inputs, step), environment.Time, observer);
        return await WorkAsync(run, chain, ChangesOf(target, history, step), workspace, cancellation);
    }

    /// <summary>What is left to take back.</summary>
    private static ChangesFold ChangesOf(RunFolder target, RunHistory history, string? step)
    {
        if (step is null)
        {
            // The whole run again: somebody may have brought its files back by other means.
            return history.Undo.UndoneBy is not null
                ? ChangesFold.Read(target)
                : ChangesFold.ReadWithout(target, history.Undo.Steps.Select(mark => mark.Step!).ToHashSet(StringComparer.Ordinal));
        }

        return history is { Finish.Undone: true } || history.Undo.Covers(step) ? new ChangesFold() : ChangesFold.ReadStep(target, step);
    }

    private async Task<RunReport> WorkAsync(Run run, UndoChain chain, ChangesFold changes, Workspace workspace, CancellationToken cancellation)
    {
        var (target, step) = (chain.Target, run.History.Inputs!.UndoesStep);
        var marks = changes.Changes.Count > 0 && target.History.Undo.UndoneBy is null;
        if (marks) await target.AnnounceAsync(run.Id, step);
        var finish = await WorkflowOf(target, changes, step, workspace).RunAsync(run, cancellation);
        if (marks) await NoteAsync(run.Folder, finish, chain, step);
        return Report(run.Id, finish);
    }

    private UndoWorkflow WorkflowOf(RunMarking target, ChangesFold changes, string? step, Workspace workspace) =>
        new(workspace, changes, target.Folder.Blobs, environment.Time) { OnConflict = step is null ? null : () => LaterCorrections.Remark(target, changes) };

    /// <summary>Ends an undo that was cut off; null where it is gone, or had ended already.</summary>
    private async Task<RunReport?> EndAsync(UndoStarted begun, UndoChain chain, Workspace workspace, RunObserver observer, CancellationToken cancellation)
    {
        if (store.Find(begun.By) is not { } folder) return null;
        if (RunHistory.Read(folder).Finish is { } ended)
        {
            await NoteAsync(folder, ended, chain, begun.Step);
            return null;
        }

        var target = chain.Target;
        var changes = ChangesOf(target.Folder, target.History, begun.Step);
        // Whoever looks on has not seen how it began.
        if (JournalReader.ReadEnds(folder.JournalPath, _ => false).First is { } first) observer.OnLine?.Invoke(first);
        if (await Run.ResumeUndoAsync(folder, new RunResumed { Version = Product.Version }, environment.Time, observer) is not { } resumed) return null;
        await using var run = resumed;
        var finish = await WorkflowOf(target, changes, begun.Step, workspace).RunAsync(run, cancellation);
        await NoteAsync(folder, finish, chain, begun.Step);
        return Report(folder.Id, finish);
    }

    /// <summary>Where files may have been touched and the undo did not succeed, it stays in doubt.</summary>
    private static async Task NoteAsync(RunFolder undo, RunFinished finish, UndoChain chain, string? step)
    {
        if (finish.Outcome == "completed") await chain.MarkUndoneAsync(undo.Id.Value, step);
        else if (ChangesFold.Read(undo).CutOff.Count == 0) await chain.Target.AbandonAsync(undo.Id.Value);
    }

    private static RunReport Refused(Problem problem) => RunReports.Refused(ExitCodes.Usage, problem);

    private static RunReport Report(RunId id, RunFinished finish) => new() { Run = id, Finish = finish, ExitCode = finish.ExitCode };

    private static RunStarted Inputs(RunFolder target, RunStarted undone, string? step) => new()
    {
        Kind = "undo",
        TaskId = undone.TaskId,
        Description = step is null ? $"Undo of {target.Id}" : $"Undo of {step} of {target.Id}",
        Workspace = undone.Workspace,
        Version = Product.Version,
        Undoes = target.Id.Value,
        UndoesStep = step,
    };
}
