using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Spending;

public sealed class LedgerTests
{
    private static readonly Money Limit = new(1000);

    [Fact]
    public void Reserve_AnyOrderOfAnything_LimitHoldsAndSumsAreExact()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(byte What, PositiveInt Amount)[]>(), steps =>
        {
            var ledger = new Ledger(Limit);
            var open = new List<Reservation>();
            var (settled, unknown) = (Money.Zero, Money.Zero);
            foreach (var (what, amount) in steps)
            {
                if (what % 4 == 0 || open.Count == 0)
                {
                    if (ledger.TryReserve(Claim(amount.Get * 20), out var reservation)) open.Add(reservation);
                }
                else
                {
                    var closing = open[amount.Get % open.Count];
                    open.Remove(closing);
                    if (what % 4 == 1) settled += Settle(closing, amount.Get);
                    else if (what % 4 == 2) unknown += Hold(closing);
                    else closing.Release();
                }

                Assert.True(ledger.Settled + ledger.Unknown + ledger.Reserved <= Limit);
                Assert.Equal((settled, unknown), (ledger.Settled, ledger.Unknown));
                Assert.Equal(open.Aggregate(Money.Zero, (sum, r) => sum + r.Amount), ledger.Reserved);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Reserve_ManyAtOnce_LimitHoldsAtEveryMoment()
    {
        var ledger = new Ledger(Limit);
        var billed = 0L;
        var workers = Enumerable.Range(0, 16).Select(seed => Task.Run(async () =>
        {
            var chance = new Random(seed);
            for (var i = 0; i < 500; i++)
            {
                if ((await ledger.ReserveAsync(Claim(chance.Next(1, 400)), CancellationToken.None)).Reservation is not { } reservation) return;
                await Task.Yield();
                Assert.True(ledger.Settled + ledger.Unknown + ledger.Reserved <= Limit);
                var actual = chance.Next(0, (int)reservation.Amount.Usd / 50 + 1);
                Interlocked.Add(ref billed, actual);
                reservation.Settle(new Money(actual));
            }
        }));

        await Task.WhenAll(workers);

        Assert.Equal(new Money(billed), ledger.Settled);
        Assert.Equal(Money.Zero, ledger.Reserved);
        Assert.True(billed > 0);
    }

    [Fact]
    public void Settle_AboveTheReservation_CountsAndStopsEverythingNew()
    {
        var ledger = new Ledger(Limit);
        Assert.True(ledger.TryReserve(Claim(10), out var reservation));

        reservation.Settle(new Money(11));

        Assert.True(ledger.Overrun);
        Assert.Equal(new Money(11), ledger.Settled);
        Assert.False(ledger.TryReserve(Claim(1), out _));
    }

    [Fact]
    public void Reserve_NoLimit_AlwaysPossible()
    {
        var ledger = new Ledger(null);

        Assert.True(ledger.TryReserve(Claim(1_000_000), out var reservation));
        reservation.Settle(new Money(2_000_000));
        Assert.True(ledger.TryReserve(Claim(1), out _));
    }

    [Fact]
    public async Task ReserveAsync_CouldNeverFit_RefusedAtOnce()
    {
        var ledger = new Ledger(Limit);
        Assert.True(ledger.TryReserve(Claim(500), out _));

        var (reservation, refusal) = await ledger.ReserveAsync(Claim(1001), CancellationToken.None);
        Assert.Null(reservation);
        Assert.Equal("budget.exhausted", refusal?.Problem.Code);
    }

    [Fact]
    public async Task ReserveAsync_FitsWhenOthersEnd_WaitsForThem()
    {
        var ledger = new Ledger(Limit);
        Assert.True(ledger.TryReserve(Claim(900), out var first));

        var second = ledger.ReserveAsync(Claim(600), CancellationToken.None);
        Assert.False(second.IsCompleted);
        first.Settle(new Money(100));

        Assert.NotNull((await second).Reservation);
    }

    [Fact]
    public void Close_Twice_IsABug()
    {
        var ledger = new Ledger(null);
        Assert.True(ledger.TryReserve(Claim(1), out var reservation));
        reservation.Release();

        Assert.Throws<InvalidOperationException>(reservation.SettleUnknown);
        reservation.Dispose();
        Assert.Equal(Money.Zero, ledger.Unknown);
    }

    [Fact]
    public void Dispose_NothingSaid_HeldAsUnknown()
    {
        var ledger = new Ledger(null);
        Assert.True(ledger.TryReserve(Claim(1), out var reservation));

        reservation.Dispose();

        Assert.Equal(new Money(1), ledger.Unknown);
    }

    private static SpendClaim Claim(int atMost) => new("deepseek", "deepseek-flash", "build/step_1/attempt-1/call-1", new Money(atMost));

    private static Money Settle(Reservation reservation, int amount)
    {
        var actual = new Money(reservation.Amount.Usd * (amount % 11) / 10);
        reservation.Settle(actual);
        return actual;
    }

    private static Money Hold(Reservation reservation)
    {
        reservation.SettleUnknown();
        return reservation.Amount;
    }
}
