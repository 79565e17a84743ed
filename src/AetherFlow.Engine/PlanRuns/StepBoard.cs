using System.Threading.Channels;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// Which steps of a run are closed (finished or skipped). A step that waits for others gives its place to another one
/// meanwhile, so that waiting can never block the run.
/// </summary>
internal sealed class StepBoard(int steps, ChannelWriter<StepNews> news)
{
    private readonly Dictionary<int, TaskCompletionSource> _waitedFor = [];
    private readonly bool[] _closed = new bool[steps];
    private bool _ended;

    public void Close(int step)
    {
        lock (_waitedFor)
        {
            _closed[step] = true;
            if (_waitedFor.Remove(step, out var waiters)) waiters.SetResult();
        }
    }

    /// <summary>No further step will be closed: whoever waits is cancelled.</summary>
    public void EndWaits()
    {
        lock (_waitedFor)
        {
            _ended = true;
            foreach (var waiters in _waitedFor.Values) waiters.SetCanceled();
            _waitedFor.Clear();
        }
    }

    /// <exception cref="OperationCanceledException">The run stops before the steps are closed.</exception>
    public async Task WhenClosedAsync(IReadOnlyList<int> awaited, CancellationToken cancellation)
    {
        var open = OpenAmong(awaited);
        if (open.Count == 0) return;
        news.TryWrite(StepNews.Parked);
        try
        {
            await Task.WhenAll(open).WaitAsync(cancellation);
        }
        finally
        {
            news.TryWrite(StepNews.Unparked);
        }
    }

    private List<Task> OpenAmong(IReadOnlyList<int> awaited)
    {
        var open = new List<Task>();
        lock (_waitedFor)
        {
            foreach (var step in awaited)
            {
                if (_closed[step]) continue;
                if (_ended) throw new OperationCanceledException("The run stops.");
                if (!_waitedFor.TryGetValue(step, out var source))
                    _waitedFor[step] = source = new(TaskCreationOptions.RunContinuationsAsynchronously);
                open.Add(source.Task);
            }
        }

        return open;
    }
}
