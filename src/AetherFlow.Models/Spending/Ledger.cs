using System.Diagnostics.CodeAnalysis;
using AetherFlow.Models.Calling;
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
    /// Holds what the call may cost, after waiting for calls under way where their end may leave enough of the limit:
    /// their upper bounds are far above what they cost. Otherwise the limit that stands against it.
    /// </summary>
    public async Task<(Reservation? Reservation, BudgetRefusal? Refusal)> ReserveAsync(SpendClaim claim, CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (TryReserve(claim.AtMost, out var reservation)) return (reservation, null);
                if (!Fits(claim.AtMost, Money.Zero)) return (null, Refuse(claim));
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

    private BudgetRefusal Refuse(SpendClaim claim) => _overrun
        ? new BudgetRefusal(null, new Problem(
            ModelAnswer.BudgetOverrun,
            $"A call cost more than its upper bound, so the budget of {Limit} cannot be held; {Spent()}.",
            "Correct the prices or limits of the model, then resume the run with a budget."))
        : new BudgetRefusal(null, new Problem(
            ModelAnswer.BudgetExhausted,
            $"The budget of {Limit} is used up: {Spent()}, and the next call of {claim.Model} may cost {claim.AtMost}.",
            "Resume the run with a larger budget."));

    private string Spent() => $"{_settled} spent" + (_unknown > Money.Zero ? $", up to {_unknown} more for calls without a report" : "");

    private bool Fits(Money amount, Money reserved) =>
        Limit is not { } limit || (!_overrun && _settled + _unknown + reserved + amount <= limit);

    private Money Read(ref Money amount)
    {
        lock (_gate) return amount;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
