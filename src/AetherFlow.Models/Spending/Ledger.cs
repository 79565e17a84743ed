using System.Diagnostics.CodeAnalysis;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Models.Spending;

/// <summary>
/// The money of a run. Before a call its upper bound is reserved; afterwards it is settled, or held as unknown.
/// Settled, unknown and reserved together never exceed the limit, whatever happens in parallel; only a vendor that
/// bills more than a call's upper bound can break it, and then nothing more is reserved.
/// </summary>
public sealed class Ledger
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();
    private Money _settled;
    private Money _unknown;
    private Money _reserved;
    private bool _overrun;

    /// <param name="limit">Null for none.</param>
    public Ledger(Money? limit) => Limit = limit;

    public Money? Limit { get; }

    /// <summary>What vendors reported, at list price.</summary>
    public Money Settled => Read(ref _settled);

    /// <summary>Upper bounds of calls whose price was never reported.</summary>
    public Money Unknown => Read(ref _unknown);

    /// <summary>Upper bounds of calls that are under way.</summary>
    public Money Reserved => Read(ref _reserved);

    /// <summary>A call cost more than its upper bound: prices or limits in the catalogue are wrong.</summary>
    public bool Overrun
    {
        get
        {
            lock (_gate) return _overrun;
        }
    }

    /// <summary>
    /// Goes on where a run's journal ends: calls that were under way are counted with what they had reserved, because
    /// they may have been billed.
    /// </summary>
    public static Ledger Resume(Money? limit, SpendFold past) =>
        new(limit) { _settled = past.Settled, _unknown = past.Unknown + past.Reserved };

    /// <summary>Holds the amount; false where the limit, or an overrun, stands against it.</summary>
    public bool TryReserve(Money upperBound, [NotNullWhen(true)] out Reservation? reservation)
    {
        lock (_gate)
        {
            reservation = Fits(upperBound, _reserved) ? new Reservation(this, upperBound) : null;
            if (reservation is not null) _reserved += upperBound;
            return reservation is not null;
        }
    }

    /// <summary>
    /// Holds the amount, after waiting for calls under way where their end may leave enough of the limit: their upper
    /// bounds are far above what they cost. Null where it would not.
    /// </summary>
    public async Task<Reservation?> ReserveAsync(Money upperBound, CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (TryReserve(upperBound, out var reservation)) return reservation;
                if (!Fits(upperBound, Money.Zero)) return null;
                change = _changed.Task;
            }

            await change.WaitAsync(cancellation);
        }
    }

    internal void Close(Money reserved, Money settled, Money unknown)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _reserved -= reserved;
            _settled += settled;
            _unknown += unknown;
            _overrun |= settled > reserved;
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    private bool Fits(Money amount, Money reserved) =>
        Limit is not { } limit || (!_overrun && _settled + _unknown + reserved + amount <= limit);

    private Money Read(ref Money amount)
    {
        lock (_gate) return amount;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
