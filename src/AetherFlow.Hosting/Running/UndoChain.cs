using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>
/// A run that is to be undone and, where it is an undo itself, the runs below it: the one it undid, the one that one
/// undid. What becomes of the first of them changes whether the others stand. Their locks are held.
/// </summary>
internal sealed class UndoChain : IAsyncDisposable
{
    private readonly List<RunMarking> _runs = [];

    private UndoChain()
    {
    }

    public RunMarking Target => _runs[0];

    /// <returns>The chain, or the run that another process holds.</returns>
    public static async Task<(UndoChain? Chain, RunFolder? Held)> TryOpenAsync(RunFolder target, RunStore store, TimeProvider time, RunObserver observer)
    {
        var chain = new UndoChain();
        var whole = false;
        try
        {
            for (var folder = target; folder is not null;)
            {
                if (RunMarking.TryOpen(folder, time, observer) is not { } marking) return (null, folder);
                chain._runs.Add(marking);
                folder = marking.History.Inputs?.Undoes is { } undone ? store.Find(undone) : null;
            }

            whole = true;
            return (chain, null);
        }
        finally
        {
            if (!whole) await chain.DisposeAsync();
        }
    }

    /// <summary>
    /// Notes that the target was taken back, in it last: until then its undo is in doubt, and noting it again does no harm.
    /// Each run below stands again where the one above it is gone, and the other way round.
    /// </summary>
    public async Task MarkUndoneAsync(string by, string? step)
    {
        for (var at = _runs.Count - 1; at > 0; at--)
        {
            if (at % 2 == 1) await _runs[at].MarkRestoredAsync(by, Target.Folder.Id);
            else await _runs[at].MarkUndoneAsync(by, _runs[at - 1].History.Inputs?.UndoesStep);
        }

        await Target.MarkUndoneAsync(by, step);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs) await run.DisposeAsync();
    }
}
