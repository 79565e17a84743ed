using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// The one place that decides which step begins when. Steps run at the same time and tell their end through a
/// channel; the schedule is touched by this loop alone.
/// </summary>
internal sealed class StepLoop(PlanSchedule schedule, int maxParallel, Channel<StepNews> news)
{
    private readonly HashSet<int> _skipped = [];
    private int _running;
    private int _holding;
    private StopReason? _stop;
    private Exception? _failure;

    /// <summary>Runs a step; an exception leaves it open.</summary>
    public required Func<int, CancellationToken, Task<StepFinished>> Run { get; init; }

    /// <summary>Records that a step is skipped.</summary>
    public required Func<int, Task<StepFinished>> Skip { get; init; }

    /// <summary>Told the result of every step, before any dependant begins.</summary>
    public required Action<int, StepFinished> OnClosed { get; init; }

    /// <summary>Told when no further step will be closed.</summary>
    public required Action OnStop { get; init; }

    /// <summary>Returns when all steps are closed (null), or when those that had begun have ended after a stop.</summary>
    /// <param name="halt">Cancelled by the user, or by this loop when the run must stop.</param>
    public async Task<StopReason?> RunAsync(CancellationTokenSource halt)
    {
        while (true)
        {
            while (_stop is null && !halt.IsCancellationRequested && _holding < maxParallel && schedule.TryTakeReady(out var step))
                Begin(step, Run(step, halt.Token));
            if (_running == 0) break;
            await TakeAsync(await news.Reader.ReadAsync(CancellationToken.None), halt);
        }

        if (_failure is JournalException) ExceptionDispatchInfo.Throw(_failure);
        if (_failure is not null) throw new InvalidOperationException("A step ended in an unexpected error.", _failure);
        if (schedule.Open == 0) return null;
        if (halt.IsCancellationRequested) return new StopReason("cancelled", null);
        return _stop ?? throw new InvalidOperationException($"{schedule.Open} steps are left and nothing can begin them; {maxParallel} may run at once.");
    }

    private void Begin(int step, Task<StepFinished> work)
    {
        _running++;
        _holding++;
        _ = TellAsync(step, work);
    }

    private async Task TellAsync(int step, Task<StepFinished> work)
    {
        // WhenAny: whatever the work ends with is news, an exception too, and the loop decides what it means.
        await Task.WhenAny(work);
        news.Writer.TryWrite(work.IsCompletedSuccessfully
            ? new StepNews(step, await work, null, -1)
            : new StepNews(step, null, work.Exception?.GetBaseException() ?? new OperationCanceledException(), -1));
    }

    private async Task TakeAsync(StepNews item, CancellationTokenSource halt)
    {
        _holding += item.Running;
        if (item.Step < 0) return;
        _running--;
        if (item.Result is { } result) Close(item.Step, result);
        else await StopAsync(item.Failure!, halt);
    }

    private void Close(int step, StepFinished result)
    {
        OnClosed(step, result);
        // The schedule has closed what depends on a failed step already.
        if (_skipped.Contains(step)) return;
        if (result.Outcome != "failed")
        {
            schedule.Complete(step);
            return;
        }

        foreach (var skipped in schedule.Fail(step))
        {
            _skipped.Add(skipped);
            Begin(skipped, Skip(skipped));
        }
    }

    /// <summary>No further step begins. Steps under way may end by themselves, but for those that only wait.</summary>
    private async Task StopAsync(Exception failure, CancellationTokenSource halt)
    {
        switch (failure)
        {
            case OperationCanceledException when halt.IsCancellationRequested || _stop is not null:
                break;
            case RunStoppedException stopped:
                _stop = StopReason.Graver(_stop, new StopReason(stopped.Outcome, stopped.Problem));
                OnStop();
                break;
            default:
                _failure ??= failure;
                await halt.CancelAsync();
                break;
        }
    }
}
