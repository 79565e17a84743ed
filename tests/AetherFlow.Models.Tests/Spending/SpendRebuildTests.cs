using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Spending;

public sealed class SpendRebuildTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly ManualTime _time = new();
    private readonly SpendIndex _index;

    public SpendRebuildTests() => _index = new SpendIndex(_home["spend"], _time);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Rebuild_AnyHistoryKilledAnywhere_IsWhatTheJournalsSay()
    {
        var seed = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), histories =>
        {
            using var home = new TemporaryFolder();
            var index = new SpendIndex(home["spend"], _time);
            foreach (var history in histories.Take(4)) Write(home.Path, ++seed, history);
            var store = new RunStore(home.Path);

            var rebuilt = index.Rebuild(store);

            Assert.Empty(rebuilt.Problems);
            Assert.Equal(Folded(store), OfIndex(index));
            // Again: nothing changes, and what the index knew of readable journals is not counted twice.
            index.Rebuild(store);
            Assert.Equal(Folded(store), OfIndex(index));
        }));
    }

    [Fact]
    public async Task Rebuild_CallsAsTheyWereCountedLive_AreTheSame()
    {
        var run = new RunStore(_home.Path).Create(_time, new Random(1));
        var ledger = Ledger.Resume(new BudgetLimits { Day = new Money(100) }, new SpendFold(), _index.BookOf(run.Id.Value));
        await using (var journal = JournalFile.Open(run.JournalPath, default, _time))
        {
            await journal.AppendAsync(Started(run));
            for (var call = 1; call <= 8; call++)
            {
                var claim = new SpendClaim(call % 2 == 0 ? "groq" : "gemini", "m", Key(1, call), new Money(call));
                Assert.True(ledger.TryReserve(claim, out var reservation));
                await journal.AppendAsync(Asked(1, call, claim.Provider, claim.AtMost));
                _time.Advance(TimeSpan.FromHours(3));
                if (call % 3 == 0) reservation.SettleUnknown();
                else if (call % 3 == 1) reservation.Settle(new Money(0.5m));
                else reservation.Release();
                await journal.AppendAsync(Answered(1, call, call % 3 == 1, call % 3 == 0 ? claim.AtMost : call % 3 == 1 ? new Money(0.5m) : Money.Zero));
            }
        }

        var live = OfIndex(_index);
        _index.Rebuild(new RunStore(_home.Path));

        Assert.Equal(live, OfIndex(_index));
        Assert.Equal(2, SpendFolder.Days(_home["spend"]).Count);
    }

    [Fact]
    public void Rebuild_RunsThatAreGoneOrDamaged_KeepWhatTheIndexSaysOfThem()
    {
        Spend("20261121-080000-aaaaaa", 3);
        var damaged = Write(_home.Path, 1, [0, 1]);
        Spend(damaged.Id.Value, 2);
        var lines = File.ReadAllLines(damaged.JournalPath);
        File.WriteAllText(damaged.JournalPath, string.Join('\n', [lines[0], "{}", .. lines[2..]]) + "\n");

        var rebuilt = _index.Rebuild(new RunStore(_home.Path));

        Assert.Equal("run.unreadable", Assert.Single(rebuilt.Problems).Code);
        Assert.Equal(new Money(5), _index.Read(_index.Today).Spending!.Sums.Settled);
    }

    [Fact]
    public void Rebuild_RunUnderWay_TheIndexIsBelievedAndItsLedgerGoesOn()
    {
        var run = Write(_home.Path, 1, [0]);
        using var held = RunLock.TryTake(run.Path);
        var ledger = Ledger.Resume(new BudgetLimits { Day = new Money(10) }, new SpendFold(), _index.BookOf(run.Id.Value));
        Assert.True(ledger.TryReserve(new SpendClaim("groq", "m", Key(9, 1), new Money(7)), out var reservation));
        var before = _index.Read(_index.Today).Spending!.Sums.Reserved;

        _index.Rebuild(new RunStore(_home.Path));

        // What the journal alone knows is added, what the index alone knows stays.
        Assert.Equal(before + new Money(1), _index.Read(_index.Today).Spending!.Sums.Reserved);
        Assert.False(ledger.TryReserve(new SpendClaim("groq", "m", Key(9, 2), new Money(3)), out _));
        reservation.Settle(new Money(1));
        Assert.True(ledger.TryReserve(new SpendClaim("groq", "m", Key(9, 2), new Money(3)), out _));
        Assert.Equal(new Money(1), _index.Read(_index.Today).Spending!.Sums.Settled);
    }

    [Fact]
    public void Rebuild_DamagedFile_IsMadeAnew()
    {
        Write(_home.Path, 1, [0, 1]);
        _home.Write($"spend/{_index.Today:yyyy-MM-dd}.jsonl", "no index\n");

        _index.Rebuild(new RunStore(_home.Path));

        Assert.Equal(Folded(new RunStore(_home.Path)), OfIndex(_index));
        Assert.Single(OfIndex(_index));
    }

    [Fact]
    public void Rebuild_ReplayedRun_DoesNotAppear()
    {
        Write(_home.Path, 1, [0, 1, 4, 5], replay: "20261120-080000-aaaaaa");

        _index.Rebuild(new RunStore(_home.Path));

        Assert.Empty(OfIndex(_index));
    }

    /// <summary>A stint that was stopped in the middle of a call counts it as unknown, live and in the journal.</summary>
    [Fact]
    public async Task Rebuild_StintStoppedInACall_CountedOnceAlsoAfterAResume()
    {
        var run = new RunStore(_home.Path).Create(_time, new Random(1));
        var ledger = Ledger.Resume(BudgetLimits.None, new SpendFold(), _index.BookOf(run.Id.Value));
        await using (var journal = JournalFile.Open(run.JournalPath, default, _time))
        {
            await journal.AppendAsync(Started(run));
            Assert.True(ledger.TryReserve(new SpendClaim("groq", "m", Key(1, 1), new Money(4)), out var reservation));
            await journal.AppendAsync(Asked(1, 1, "groq", new Money(4)));
            reservation.Dispose();
            await journal.AppendAsync(JournalEntry.Of("run.finished", "", new RunFinished { Outcome = "cancelled", Resumable = true, ExitCode = 130 }, RunsJson.Lines.RunFinished));
            await journal.AppendAsync(JournalEntry.Of("run.resumed", "", new RunResumed { Run = run.Id.Value, Version = "test" }, RunsJson.Lines.RunResumed));
        }

        var past = new SpendFold();
        JournalReader.ReadAll(run.JournalPath, past.Add);
        Ledger.Resume(BudgetLimits.None, past, _index.BookOf(run.Id.Value));
        var live = OfIndex(_index);
        _index.Rebuild(new RunStore(_home.Path));

        Assert.Equal(live, OfIndex(_index));
        Assert.Equal(new SpendSums(Money.Zero, new Money(4), Money.Zero), _index.Read(_index.Today).Spending!.Sums);
    }

    [Fact]
    public void Read_FileInThePlaceOfTheFolder_SaysSo()
    {
        _home.Write("spend", "");

        Assert.Equal("spend.unreadable", _index.Read(_index.Today).Problem?.Code);
        Assert.Equal("spend.unreadable", Assert.Single(_index.Rebuild(new RunStore(_home.Path)).Problems).Code);
    }

    private void Spend(string run, int cost)
    {
        var ledger = Ledger.Resume(BudgetLimits.None, new SpendFold(), _index.BookOf(run));
        Assert.True(ledger.TryReserve(new SpendClaim("groq", "m", Key(1, 1), new Money(10)), out var reservation));
        reservation.Settle(new Money(cost));
    }

    /// <summary>A journal of random calls of two steps, cut off where the bytes end.</summary>
    private RunFolder Write(string home, int seed, byte[] what, string? replay = null)
    {
        var run = new RunStore(home).Create(_time, new Random(seed));
        var calls = new int[2];
        var open = new HashSet<int>();
        var entries = new List<JournalEntry> { Started(run, replay) };
        foreach (var one in what)
        {
            var step = one / 8 % 2;
            switch (one % 8)
            {
                case 0 or 4:
                    if (open.Add(step)) calls[step]++;
                    // Where the call is open still, it is made again under the same key.
                    entries.Add(Asked(step, calls[step], one % 3 == 0 ? "groq" : "gemini", new Money(1 + one % 5)));
                    break;
                case 1 or 2 or 5 when open.Remove(step):
                    entries.Add(Answered(step, calls[step], one % 8 != 2, new Money(one % 7)));
                    break;
                case 3 when open.Remove(step):
                    entries.Add(JournalEntry.Of("call.abandoned", Key(step, calls[step]), NoIntent.Instance, RunsJson.Lines.NoIntent));
                    break;
                case 6:
                    // Calls that were open are made again under the same keys.
                    foreach (var cut in open) calls[cut]--;
                    open.Clear();
                    entries.Add(JournalEntry.Of("run.resumed", "", new RunResumed { Run = run.Id.Value, Version = "test" }, RunsJson.Lines.RunResumed));
                    break;
                default:
                    break;
            }
        }

        var journal = JournalFile.Open(run.JournalPath, default, new Hours());
        foreach (var entry in entries) journal.AppendAsync(entry).GetAwaiter().GetResult();
        journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return run;
    }

    private static JournalEntry Started(RunFolder run, string? replay = null) => JournalEntry.Of(
        "run.started", "", new RunStarted { Run = run.Id.Value, Kind = "plan", Workspace = "/w", Version = "test", Replay = replay }, RunsJson.Lines.RunStarted);

    private static JournalEntry Asked(int step, int call, string provider, Money reserved) => JournalEntry.Of(
        "call.started", Key(step, call), new CallStarted { Provider = provider, Model = "m", Request = "r", Reserved = reserved }, RunsJson.Lines.CallStarted);

    private static JournalEntry Answered(int step, int call, bool reported, Money cost) => JournalEntry.Of(
        "call.finished", Key(step, call), new CallFinished { Usage = reported ? new Usage { Input = 1, Output = 1 } : null, Cost = cost }, RunsJson.Lines.CallFinished);

    private static string Key(int step, int call) => $"build/step_{step}/attempt-1/call-{call}";

    private static List<string> OfIndex(SpendIndex index) => Sorted(
        Enumerable.Range(-5, 40).Select(offset => index.Today.AddDays(offset))
            .SelectMany(day => index.Read(day).Spending!.Models, (day, model) => (day, model))
            .Select(found => (found.day, found.model.Provider, found.model.Calls, found.model.Sums.Settled, found.model.Sums.Unknown + found.model.Sums.Reserved)));

    private static List<string> Folded(RunStore store) => Sorted(
        store.List().SelectMany(run => RunHistory.Read(run).Spend.Days.SelectMany(day => day.Models, (day, model) => (day.Day, Model: model)))
            .GroupBy(found => (found.Day, found.Model.Provider), found => found.Model)
            .Select(same => (same.Key.Day, same.Key.Provider, same.Sum(m => m.Calls), Sum(same, m => m.Settled), Sum(same, m => m.Unknown))));

    private static List<string> Sorted(IEnumerable<(DateOnly Day, string Provider, int Calls, Money Settled, Money Unknown)> sums) => [.. sums.Select(sum => sum.ToString()).Order(StringComparer.Ordinal)];

    private static Money Sum(IEnumerable<ModelSpend> models, Func<ModelSpend, Money> of) => models.Aggregate(Money.Zero, (sum, model) => sum + of(model));

    /// <summary>Every look at it is five hours later.</summary>
    private sealed class Hours : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero).AddHours(5 * _looks++);
    }
}
