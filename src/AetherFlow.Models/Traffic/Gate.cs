using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Traffic;

/// <summary>
/// What every call to a provider passes: its limits, its pauses, its circuit. First come, first served; safe for use by
/// several threads.
/// </summary>
/// <param name="time">Measures pauses and minutes.</param>
/// <param name="start">The time stamp from which <see cref="Now"/> counts.</param>
internal sealed class Gate(TimeProvider time, long start)
{
    /// <summary>How long a call waits for a provider before it is tried, or goes elsewhere where it can.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Leap = TimeSpan.FromMilliseconds(500);

    private readonly Lock _door = new();
    private readonly List<GateTicket> _waiting = [];
    private readonly MinuteWindow _minute = new();
    private readonly ProviderHealth _health = new();
    private TrafficLimits _limits = TrafficLimits.None;
    private TaskCompletionSource _changed = NewSignal();
    private int _underWay;
    private TimeSpan? _probeUntil;

    /// <summary>Passing time, not the time of day.</summary>
    public TimeSpan Now => time.GetElapsedTime(start);

    private bool HasMinuteLimits => _limits is not { RequestsPerMinute: null, TokensPerMinute: null };

    /// <summary>Those of the latest settings hold.</summary>
    public void LimitTo(TrafficLimits limits)
    {
        lock (_door)
        {
            if (_limits == limits) return;
            _limits = limits;
            Tell();
        }
    }

    public GateLook Look(string model, long tokens)
    {
        lock (_door)
        {
            var now = Now;
            var opens = OpensAt(now);
            return new GateLook
            {
                Closed = opens > now ? opens - now : TimeSpan.Zero,
                Why = opens > now ? _health.Why : null,
                IsShut = _health.IsShut(model, now),
                Crowded = HasMinuteLimits ? _minute.EarliestBehind(_limits, now, _waiting.Select(t => t.Tokens), tokens) - now : TimeSpan.Zero,
            };
        }
    }

    public IReadOnlyList<(string? Model, Closure Closure)> Closures()
    {
        lock (_door) return [.. _health.Closures(Now)];
    }

    /// <summary>Waits until the call may be made; null where it is turned away, or left because somebody else can be asked.</summary>
    public async Task<GatePass?> EnterAsync(GateTicket ticket, CancellationToken cancellation)
    {
        var leavesAt = Now + LongestWait;
        var told = false;
        lock (_door) _waiting.Add(ticket);
        try
        {
            while (true)
            {
                Task changed;
                TimeSpan? wake;
                lock (_door)
                {
                    var now = Now;
                    if (!MayPass(now) && ticket.InsistsFrom is null) return null;
                    if (Next(now) == ticket && !IsFull && LimitsFrom(now, ticket) <= now) return Enter(ticket, now);
                    wake = WakeAt(now, ticket);
                    changed = _changed.Task;
                }

                if (Now >= leavesAt && ticket.HasOtherChoice()) return null;
                if (!told) ticket.OnWaiting(wake - Now);
                told = true;
                await AnyAsync(changed, Now < leavesAt && !(wake < leavesAt) ? leavesAt : wake, cancellation);
            }
        }
        finally
        {
            lock (_door)
            {
                _waiting.Remove(ticket);
                Tell();
            }
        }
    }

    public void Learn(GatePass pass, CallProblem? problem, Usage? usage)
    {
        lock (_door)
        {
            if (usage is not null && pass.Begun is { } begun) begun.Tokens = usage.Input + usage.Output;
            _health.Learn(Now, pass.Model, problem, pass.IsProbe);
            Leave(pass);
        }
    }

    public void Forget(GatePass pass)
    {
        lock (_door)
        {
            if (pass.Begun is { } begun) _minute.Remove(begun);
            Leave(pass);
        }
    }

    public void Leave(GatePass pass)
    {
        lock (_door)
        {
            _underWay--;
            if (pass.IsProbe) _probeUntil = null;
            Tell();
        }
    }

    private bool IsFull => _underWay >= (_limits.Concurrency ?? int.MaxValue);

    private bool IsProbing(TimeSpan now) => _probeUntil > now;

    /// <summary>A probe that takes too long does not hold the others for ever.</summary>
    private TimeSpan OpensAt(TimeSpan now) =>
        _health.IsTripped && IsProbing(now) && _probeUntil > _health.OpensAt ? _probeUntil.Value : _health.OpensAt;

    private bool MayPass(TimeSpan now) => OpensAt(now) <= now;

    /// <summary>Whose turn it is; null where nobody may pass now.</summary>
    private GateTicket? Next(TimeSpan now)
    {
        if (MayPass(now)) return _waiting[0];
        return IsProbing(now) ? null : _waiting.Find(t => t.InsistsFrom <= now);
    }

    private TimeSpan LimitsFrom(TimeSpan now, GateTicket ticket) =>
        HasMinuteLimits ? _minute.EarliestAt(_limits, now, ticket.Tokens) : now;

    private GatePass Enter(GateTicket ticket, TimeSpan now)
    {
        var isProbe = _health.IsTripped || !MayPass(now);
        if (isProbe) _probeUntil = now + LongestWait;
        _underWay++;
        return new GatePass(this, ticket.Model, HasMinuteLimits ? _minute.Add(now, ticket.Tokens) : null, isProbe);
    }

    /// <summary>When to look again, if nothing changes before; null where only a change can help.</summary>
    private TimeSpan? WakeAt(TimeSpan now, GateTicket ticket)
    {
        if (!MayPass(now))
        {
            TimeSpan?[] chances = [OpensAt(now), _probeUntil, ticket.InsistsFrom, MinuteAt(now, ticket)];
            return chances.Where(at => at > now).Min();
        }

        return MinuteAt(now, ticket);
    }

    /// <summary>When the limits of a minute let the call begin; null where it is not its turn.</summary>
    private TimeSpan? MinuteAt(TimeSpan now, GateTicket ticket) => IsFull || Next(now) != ticket ? null : LimitsFrom(now, ticket);

    private async Task AnyAsync(Task changed, TimeSpan? until, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(changed, DelayAsync(until, enough.Token));
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>A clock that leaps between the look at it and the start of the timer must not make the wait longer by its leap.</summary>
    private Task DelayAsync(TimeSpan? until, CancellationToken enough)
    {
        if (until is not { } at) return Task.Delay(Timeout.InfiniteTimeSpan, time, enough);
        while (true)
        {
            var now = Now;
            if (at <= now) return Task.CompletedTask;
            var delay = Task.Delay(Whole(at - now), time, enough);
            if (Now - now < Leap) return delay;
        }
    }

    /// <summary>Timers know milliseconds; less would be no wait at all.</summary>
    private static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));

    private void Tell()
    {
        if (_waiting.Count == 0) return;
        _changed.SetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
