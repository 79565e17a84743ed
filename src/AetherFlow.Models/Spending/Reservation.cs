using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>Money held for one call. It is closed once: settled, held as unknown, or given back.</summary>
public sealed class Reservation : IDisposable
{
    private readonly Ledger _ledger;
    private bool _closed;

    /// <param name="ledger">That it closes with.</param>
    /// <param name="claim">The call.</param>
    /// <param name="day">The day (UTC) whose money it is, whenever the call ends.</param>
    internal Reservation(Ledger ledger, SpendClaim claim, DateOnly day)
    {
        _ledger = ledger;
        Claim = claim;
        Day = day;
    }

    public Money Amount => Claim.AtMost;

    internal SpendClaim Claim { get; }

    internal DateOnly Day { get; }

    /// <summary>The vendor reported what the call used.</summary>
    public void Settle(Money actual) => Close(SpendLine.Settled, actual);

    /// <summary>The call may have been billed, nobody said how much.</summary>
    public void SettleUnknown() => Close(SpendLine.Unknown, Amount);

    /// <summary>The call did not happen, or is certainly not billed.</summary>
    public void Release() => Close(SpendLine.Released, Money.Zero);

    /// <summary>Whoever leaves without a word may have spent it.</summary>
    public void Dispose()
    {
        if (!_closed) SettleUnknown();
    }

    private void Close(string type, Money amount)
    {
        if (_closed) throw new InvalidOperationException($"The reservation of {Amount} is closed already.");
        _closed = true;
        _ledger.Close(this, type, amount);
    }
}
