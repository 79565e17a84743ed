using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>Money held for one call. It is closed once: settled, held as unknown, or given back.</summary>
public sealed class Reservation : IDisposable
{
    private readonly Ledger _ledger;
    private bool _closed;

    internal Reservation(Ledger ledger, Money amount)
    {
        _ledger = ledger;
        Amount = amount;
    }

    public Money Amount { get; }

    /// <summary>The vendor reported what the call used.</summary>
    public void Settle(Money actual) => Close(actual, Money.Zero);

    /// <summary>The call may have been billed, nobody said how much.</summary>
    public void SettleUnknown() => Close(Money.Zero, Amount);

    /// <summary>The call did not happen, or is certainly not billed.</summary>
    public void Release() => Close(Money.Zero, Money.Zero);

    /// <summary>Whoever leaves without a word may have spent it.</summary>
    public void Dispose()
    {
        if (!_closed) SettleUnknown();
    }

    private void Close(Money settled, Money unknown)
    {
        if (_closed) throw new InvalidOperationException($"The reservation of {Amount} is closed already.");
        _closed = true;
        _ledger.Close(Amount, settled, unknown);
    }
}
