using System.Diagnostics.CodeAnalysis;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Models.Spending;

/// <summary>
/// The money of a run. Before a call its upper bound is reserved; afterwards it is settled, or held as unknown.
/// Settled, unknown and reserved together never exceed a limit, whatever happens in parallel; only a vendor that
/// bills more than a call's upper bound can break it, and then nothing more is reserved. Limits of a day are held
/// together with all other processes of the user.
/// </summary>
public sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly BudgetLimits _limits;
    private readonly DayBook? _book;
    private readonly Account _run = new();
    private readonly bool _hasDayLimit;
    private TaskCompletionSource _changed = NewSignal();
    private bool _overrun;

    /// <param name="limit">Of the run; null for none.</param>
    public Ledger(Money? limit)
        : this(new BudgetLimits { Run = limit }, null)
    {
    }

    private Ledger(BudgetLimits limits, DayBook? book)
    {
        (_limits, _book) = (limits, book);
        _hasDayLimit = limits.Day is not null || limits.Providers.Values.Any(provider => provider.Day is not null);
        if (_hasDayLimit && book is null) throw new ArgumentException("A limit of the day needs a book of the day.", nameof(book));
    }

    /// <summary>Of the run, over all providers; null for none.</summary>
    public Money? Limit => _limits.Run;

    /// <summary>What vendors reported, at list price, in this run.</summary>
    public Money Settled => Sums.Settled;

    /// <summary>Upper bounds of calls of this run whose price was never reported.</summary>
    public Money Unknown => Sums.Unknown;

    /// <summary>Upper bounds of calls of this run that are under way.</summary>
    public Money Reserved => Sums.Reserved;

    /// <summary>A call cost more than its upper bound: prices or limits in the catalogue are wrong.</summary>
    public bool Overrun
    {
        get
        {
            lock (_gate) return _overrun;
        }
    }

    /// <summary>What the limits over all providers leave, as far as it is known without asking; null where there is none.</summary>
    public Money? Remaining
    {
        get
        {
            lock (_gate)
            {
                Money? least = null;
                foreach (var limit in Limits(null))
                {
                    if (least is null || limit.Left < least) least = limit.Left;
                }

                return least;
            }
        }
    }

    private SpendSums Sums
    {
        get
        {
            lock (_gate) return _run.All;
        }
    }

    /// <summary>
    /// Goes on where a run's journal ends: calls that were under way are counted with what they had reserved, because
    /// they may have been billed.
    /// </summary>
    public static Ledger Resume(Money? limit, SpendFold past) => Resume(new BudgetLimits { Run = limit }, past, null);

    /// <summary>The same with limits of the day and of single providers.</summary>
    /// <param name="limits">Of the run: its own budget, else the configured one.</param>
    /// <param name="past">What earlier stints of the run spent.</param>
    /// <param name="book">The day's index, which is kept with and without a limit of the day; null only where there is none.</param>
    public static Ledger Resume(BudgetLimits limits, SpendFold past, DayBook? book)
    {
        var ledger = new Ledger(limits, book);
        foreach (var model in past.Models) ledger._run.Add(model.Provider, new SpendSums(model.Settled, model.Unknown, Money.Zero));
        book?.TakeOver(past.CutOff);
        return ledger;
    }

    /// <summary>Whether any limit concerns calls of that provider, so that they need a price.</summary>
    public bool HasLimitFor(string provider) =>
        _limits.Run is not null || _limits.Day is not null || _limits.Providers.GetValueOrDefault(provider) is { } own && (own.Run ?? own.Day) is not null;

    /// <summary>Holds the amount; false where a limit, or an overrun, stands against it.</summary>
    public bool TryReserve(SpendClaim claim, [NotNullWhen(true)] out Reservation? reservation)
    {
        lock (_gate) return (reservation = Reserve(claim).Reservation) is not null;
    }

    /// <summary>
    /// Holds what the call may cost, after waiting for calls under way where their end may leave enough of the limits:
    /// their upper bounds are far above what they cost. Otherwise the limits that stand against it.
    /// </summary>
    public async Task<(Reservation? Reservation, BudgetRefusal? Refusal)> ReserveAsync(SpendClaim claim, CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                var (reservation, refusal) = Reserve(claim);
                if (reservation is not null || refusal is not null) return (reservation, refusal);
                change = _changed.Task;
            }

            await change.WaitAsync(cancellation);
        }
    }

    internal void Close(Reservation reservation, string type, Money amount)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            var claim = reservation.Claim;
            _run.Add(claim.Provider, new SpendSums(
                type == SpendLine.Settled ? amount : Money.Zero, type == SpendLine.Unknown ? amount : Money.Zero, Money.Zero - claim.AtMost));
            _overrun |= amount > claim.AtMost;
            _book?.Close(reservation.Day, claim, type, amount);
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Neither where the end of calls under way may leave enough.</summary>
    private (Reservation? Reservation, BudgetRefusal? Refusal) Reserve(SpendClaim claim)
    {
        if (_overrun && HasLimitFor(claim.Provider)) return (null, BudgetProblems.Overrun(_run.All, _book?.Run));
        var day = default(DateOnly);
        if (_hasDayLimit)
        {
            var (reserved, problem) = _book!.TryReserve(claim, () => Fits(claim));
            if (problem is not null) return (null, new BudgetRefusal(null, problem));
            if (!reserved) return (null, Refusal(claim));
            day = _book.Day;
        }
        else
        {
            if (!Fits(claim)) return (null, Refusal(claim));
            if (_book is not null) day = _book.Note(claim);
        }

        _run.Add(claim.Provider, new SpendSums(Money.Zero, Money.Zero, claim.AtMost));
        return (new Reservation(this, claim, day), null);
    }

    private bool Fits(SpendClaim claim) => Limits(claim.Provider).All(limit => limit.Fits(claim.AtMost));

    private BudgetRefusal? Refusal(SpendClaim claim)
    {
        var against = Limits(claim.Provider).Where(limit => !limit.MayFit(claim.AtMost)).ToList();
        return against.Count == 0 ? null : BudgetProblems.Exhausted(against, claim, _book?.Run);
    }

    /// <summary>Those that concern a provider; the ones over all providers where it is null.</summary>
    private IEnumerable<LimitState> Limits(string? provider)
    {
        if (_limits.Run is { } run) yield return OfRun(run, null);
        if (_limits.Day is { } day) yield return OfDay(day, null);
        if (provider is null || _limits.Providers.GetValueOrDefault(provider) is not { } own) yield break;
        if (own.Run is { } ownRun) yield return OfRun(ownRun, provider);
        if (own.Day is { } ownDay) yield return OfDay(ownDay, provider);
    }

    private LimitState OfRun(Money limit, string? provider) => new() { Provider = provider, Limit = limit, Used = _run.Of(provider), Own = _run.Of(provider).Reserved };

    private LimitState OfDay(Money limit, string? provider) =>
        new() { Day = _book!.Day, Provider = provider, Limit = limit, Used = _book.Spent.Of(provider), Own = _book.Own.Of(provider).Reserved };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
