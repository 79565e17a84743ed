using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Spending;

public sealed class SeveralLimitsTests : IDisposable
{
    private static readonly string[] Providers = ["groq", "deepseek", "local"];

    private readonly TemporaryFolder _home = new();
    private readonly ManualTime _time = new();
    private int _runs;
    private int _calls;

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Reserve_AnyOrderOfAnything_NoLimitIsExceeded()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(ArbMap.Default.ArbFor<(byte What, PositiveInt Amount)[]>(), steps =>
        {
            using var home = new TemporaryFolder();
            var limits = Limits(run: 900, day: 1000, ("groq", new ProviderBudget(new Money(500), new Money(600))), ("deepseek", new ProviderBudget(Day: new Money(400))));
            var index = new SpendIndex(home["spend"], _time);
            Ledger[] ledgers = [Ledger.Resume(limits, new SpendFold(), index.BookOf("a")), Ledger.Resume(limits, new SpendFold(), index.BookOf("b"))];
            var open = new List<Reservation>();
            foreach (var (what, amount) in steps)
            {
                if (what % 3 == 0 || open.Count == 0)
                {
                    var claim = new SpendClaim(Providers[what % 5 % 3], "m", $"build/step_1/attempt-1/call-{_calls++}", new Money(amount.Get * 15));
                    if (ledgers[amount.Get % 2].TryReserve(claim, out var reservation)) open.Add(reservation);
                }
                else
                {
                    var closing = open[amount.Get % open.Count];
                    open.Remove(closing);
                    if (what % 3 == 1) closing.Settle(new Money(closing.Amount.Usd * (amount.Get % 11) / 10));
                    else if (what % 2 == 0) closing.SettleUnknown();
                    else closing.Release();
                }

                Assert.All(ledgers, ledger => Assert.True(ledger.Settled + ledger.Unknown + ledger.Reserved <= new Money(900)));
                var day = index.Read(index.Today).Spending!;
                Assert.True(day.Sums.All <= new Money(1000));
                Assert.True(Of(day, "groq") <= new Money(600));
                Assert.True(Of(day, "deepseek") <= new Money(400));
                Assert.Equal(day.Sums, Sum(ledgers));
            }
        }));
    }

    [Fact]
    public async Task ReserveAsync_OnlyTheProvidersLimitStandsAgainst_NamesTheProvider()
    {
        var ledger = Open(Limits(run: 100, day: null, ("groq", new ProviderBudget(Run: new Money(5)))));

        var (_, refusal) = await ledger.ReserveAsync(Claim("groq", 6), CancellationToken.None);

        Assert.Equal("groq", refusal!.Provider);
        Assert.Equal("budget.exhausted", refusal.Problem.Code);
        Assert.Contains("of the run for groq, $5.0000", refusal.Problem.Message, StringComparison.Ordinal);
        Assert.Contains("`budget.providers.groq.run`", refusal.Problem.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("--budget", refusal.Problem.Hint, StringComparison.Ordinal);
        Assert.NotNull((await ledger.ReserveAsync(Claim("deepseek", 6), CancellationToken.None)).Reservation);
    }

    [Fact]
    public async Task ReserveAsync_LimitOfTheRunToo_ConcernsEverybody()
    {
        var ledger = Open(Limits(run: 4, day: null, ("groq", new ProviderBudget(Run: new Money(5)))));

        var (_, refusal) = await ledger.ReserveAsync(Claim("groq", 6), CancellationToken.None);

        Assert.Null(refusal!.Provider);
        Assert.EndsWith("aetherflow runs resume run-1 --budget 8.00", refusal.Problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReserveAsync_LimitOfTheDay_CountsOtherRunsAndSaysWhatToDo()
    {
        var limits = Limits(run: null, day: 10);
        var other = Open(limits);
        Assert.True(other.TryReserve(Claim("groq", 3), out var spent));
        spent.Settle(new Money(2));
        Assert.True(other.TryReserve(Claim("deepseek", 4), out _));

        var (_, refusal) = await Open(limits).ReserveAsync(Claim("groq", 5), CancellationToken.None);

        Assert.Null(refusal!.Provider);
        Assert.Equal(
            "The budget of the day (UTC) 2026-11-21, $10.0000, does not leave enough: $2.0000 spent, $4.0000 held for calls under way in other runs or cut off. "
            + "The next call of m at groq may cost $5.0000.",
            refusal.Problem.Message);
        Assert.Equal("Raise AETHERFLOW_DAY_BUDGET (`budget.day` in aetherflow.json), or wait until 00:00 UTC, and go on: aetherflow runs resume run-2", refusal.Problem.Hint);
    }

    /// <summary>What is proposed must be enough for the call that was refused, or the next try ends the same way.</summary>
    [Theory]
    [InlineData(10, 4, 7, "20.00")]
    [InlineData(10, 9, 15, "24.00")]
    [InlineData(0, 0, 5, "5.00")]
    public async Task ReserveAsync_LimitOfTheRun_ProposesOneThatIsEnough(int limit, int spent, int atMost, string proposed)
    {
        var ledger = Open(Limits(run: limit, day: null));
        if (spent > 0)
        {
            Assert.True(ledger.TryReserve(Claim("groq", spent), out var before));
            before.Settle(new Money(spent));
        }

        var (_, refusal) = await ledger.ReserveAsync(Claim("groq", atMost), CancellationToken.None);

        Assert.Equal($"Go on with a larger budget: aetherflow runs resume run-1 --budget {proposed}", refusal!.Problem.Hint);
    }

    [Fact]
    public async Task ReserveAsync_SmallLimitOfTheRun_ProposesSmallSteps()
    {
        var claim = Claim("groq", 0) with { AtMost = new Money(0.0050033m) };

        var (_, refusal) = await Open(new BudgetLimits { Run = new Money(0.001m) }).ReserveAsync(claim, CancellationToken.None);

        Assert.EndsWith("--budget 0.00501", refusal!.Problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReserveAsync_OwnCallsUnderWayHoldTheDay_WaitsForThem()
    {
        var ledger = Open(Limits(run: null, day: 10));
        Assert.True(ledger.TryReserve(Claim("groq", 8), out var first));

        var second = ledger.ReserveAsync(Claim("groq", 6), CancellationToken.None);
        Assert.False(second.IsCompleted);
        first.Settle(new Money(1));

        Assert.NotNull((await second).Reservation);
    }

    [Fact]
    public void TryReserve_MidnightPasses_TheNewDayHasItsOwnMoneyAndCallsStayWithTheirs()
    {
        var index = new SpendIndex(_home["spend"], _time);
        var ledger = Ledger.Resume(Limits(run: null, day: 10), new SpendFold(), index.BookOf("a"));
        Assert.True(ledger.TryReserve(Claim("groq", 8), out var late));
        Assert.False(ledger.TryReserve(Claim("groq", 3), out _));
        var yesterday = index.Today;

        _time.Advance(TimeSpan.FromHours(15));

        Assert.True(ledger.TryReserve(Claim("groq", 9), out _));
        late.Settle(new Money(7));
        Assert.Equal(new SpendSums(new Money(7), Money.Zero, Money.Zero), index.Read(yesterday).Spending!.Sums);
        Assert.Equal(new SpendSums(Money.Zero, Money.Zero, new Money(9)), index.Read(index.Today).Spending!.Sums);
        Assert.Equal(new Money(1), ledger.Remaining);
        Assert.NotEqual(yesterday, index.Today);
    }

    [Fact]
    public void Settle_AboveTheReservation_StopsOnlyWhereALimitIsInForce()
    {
        var ledger = Open(Limits(run: null, day: null, ("groq", new ProviderBudget(Run: new Money(100)))));
        Assert.True(ledger.TryReserve(Claim("deepseek", 1), out var reservation));

        reservation.Settle(new Money(2));

        Assert.True(ledger.Overrun);
        Assert.False(ledger.TryReserve(Claim("groq", 1), out _));
        Assert.True(ledger.TryReserve(Claim("deepseek", 1), out _));
    }

    [Fact]
    public void Remaining_SeveralLimits_IsTheLeastOverAllProviders()
    {
        Assert.Null(Open(Limits(run: null, day: null, ("groq", new ProviderBudget(new Money(1))))).Remaining);
        var ledger = Open(Limits(run: 20, day: 10));
        Assert.True(ledger.TryReserve(Claim("groq", 4), out var reservation));
        reservation.Settle(new Money(3));

        Assert.Equal(new Money(7), ledger.Remaining);
    }

    [Theory]
    [InlineData(1, null, null, true, true)]
    [InlineData(null, 1, null, true, true)]
    [InlineData(null, null, 1, true, false)]
    [InlineData(null, null, null, false, false)]
    public void HasLimitFor_EachLimit_ConcernsWhomItIsFor(int? run, int? day, int? groq, bool ofGroq, bool ofDeepseek)
    {
        var ledger = Open(groq is { } own ? Limits(run, day, ("groq", new ProviderBudget(Day: new Money(own)))) : Limits(run, day));

        Assert.Equal((ofGroq, ofDeepseek), (ledger.HasLimitFor("groq"), ledger.HasLimitFor("deepseek")));
    }

    [Fact]
    public async Task ReserveAsync_TwoRunsInParallel_TheDayHoldsAtEveryMoment()
    {
        var index = new SpendIndex(_home["spend"], _time);
        var limits = Limits(run: null, day: 2000);
        var workers = Enumerable.Range(0, 2).SelectMany(run =>
        {
            var ledger = Ledger.Resume(limits, new SpendFold(), index.BookOf($"run-{run}"));
            return Enumerable.Range(0, 3).Select(worker => Task.Run(() => SpendAsync(ledger, index, 10 * run + worker)));
        });

        var refused = await Task.WhenAll(workers);

        Assert.All(refused, code => Assert.Equal("budget.exhausted", code));
        var sums = index.Read(index.Today).Spending!.Sums;
        Assert.Equal(Money.Zero, sums.Reserved);
        Assert.InRange(sums.Settled.Usd, 1500, 2000);
    }

    private static async Task<string?> SpendAsync(Ledger ledger, SpendIndex index, int seed)
    {
        var chance = new Random(seed);
        for (var call = 1; ; call++)
        {
            var claim = new SpendClaim("groq", "m", $"build/step_{seed}/attempt-1/call-{call}", new Money(chance.Next(1, 400)));
            var (reservation, refusal) = await ledger.ReserveAsync(claim, CancellationToken.None);
            if (reservation is null) return refusal!.Problem.Code;
            await Task.Yield();
            Assert.True(index.Read(index.Today).Spending!.Sums.All <= new Money(2000));
            reservation.Settle(new Money(chance.Next(0, (int)claim.AtMost.Usd) / 5));
        }
    }

    private Ledger Open(BudgetLimits limits) => Ledger.Resume(limits, new SpendFold(), new SpendIndex(_home["spend"], _time).BookOf($"run-{++_runs}"));

    private SpendClaim Claim(string provider, int atMost) => new(provider, "m", $"build/step_1/attempt-1/call-{++_calls}", new Money(atMost));

    private static BudgetLimits Limits(int? run, int? day, params (string Provider, ProviderBudget Budget)[] providers) => new()
    {
        Run = run is { } ofRun ? new Money(ofRun) : null,
        Day = day is { } ofDay ? new Money(ofDay) : null,
        Providers = providers.ToDictionary(p => p.Provider, p => p.Budget),
    };

    private static Money Of(DaySpending day, string provider) =>
        day.Models.Where(model => model.Provider == provider).Aggregate(Money.Zero, (sum, model) => sum + model.Sums.All);

    private static SpendSums Sum(Ledger[] ledgers) =>
        ledgers.Aggregate(default(SpendSums), (sum, ledger) => sum + new SpendSums(ledger.Settled, ledger.Unknown, ledger.Reserved));
}
