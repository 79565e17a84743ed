using System.Text.Json;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>Questions of several steps, which share what is known of the providers, and of several candidates.</summary>
public sealed class CandidateLoopTests : IDisposable
{
    private readonly CallRig _rig = new();

    public CandidateLoopTests() => _rig.Gates = new Gates(_rig.Time);

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("rate_limit", 1, true)]
    [InlineData("overloaded", 1, true)]
    [InlineData("auth", 1, false)]
    [InlineData("out_of_credit", 1, false)]
    [InlineData("not_found", 1, false)]
    [InlineData("server", 5, true)]
    public async Task Call_AnotherStepFailedThere_GoesElsewhereAtOnce(string kind, int failures, bool retryable)
    {
        var first = _rig.Add("deepseek", [.. Enumerable.Repeat(ScriptedClient.Fails(kind, retryable), failures)]);
        var second = _rig.Add("custom", [.. Enumerable.Repeat(ScriptedClient.Says("hi"), failures + 1)]);

        await AskEachAsync(failures + 1);

        Assert.Equal((failures, failures + 1), (first.Calls, second.Calls));
        Assert.Equal("deepseek", Assert.Single(_rig.Gates!.Standings()).Provider);
    }

    [Fact]
    public async Task Call_KeyWasRefusedAndThereIsNobodyElse_AsksAnyway()
    {
        _rig.Add("deepseek", ScriptedClient.Fails("auth", retryable: false), ScriptedClient.Says("mended"));

        var answers = await AskEachAsync(2);

        Assert.Equal("mended", answers[1].Reply?.Text);
    }

    [Fact]
    public async Task Call_SoleProviderPausesForAnHour_AskedAfterAMinute()
    {
        _rig.Add("deepseek", ScriptedClient.Fails("rate_limit", retryAfterMs: 3_600_000), ScriptedClient.Says("back"));
        var asking = _rig.AskAsync();
        await _rig.PassAsync(60);

        Assert.Equal("back", (await asking).Reply?.Text);
    }

    [Fact]
    public async Task Call_LimitOfOneAtOnce_SecondQuestionWaitsAndSaysSo()
    {
        var (began, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var provider = TestSettings.Provider(Asked.Nowhere) with { Limits = new TrafficLimits(Concurrency: 1) };
        var client = _rig.Add(provider, ScriptedClient.Says("one") with { Hook = _ => HoldAsync() }, ScriptedClient.Says("two"));

        var (before, replies) = await _rig.StintAsync(async (caller, scope) =>
        {
            var first = caller.CallAsync(scope.Part("a"), _rig.Request(), CancellationToken.None);
            var second = caller.CallAsync(scope.Part("b"), _rig.Request(), CancellationToken.None);
            await _rig.Time.UntilTimerAsync(Gate.LongestWait).WaitAsync(Patience.Limit);
            await began.Task.WaitAsync(Patience.Limit);
            var calls = client.Calls;
            gate.SetResult();
            return (calls, (await Task.WhenAll(first, second)).Select(a => a.Reply?.Text).ToList());
        });

        Assert.Equal(1, before);
        Assert.Equal(["one", "two"], replies.Order(StringComparer.Ordinal));
        Assert.Contains(_rig.Signals, s => s is { Kind: SignalKind.Waiting, Text: "deepseek is asked as often as its limits allow." });

        Task HoldAsync()
        {
            began.SetResult();
            return gate.Task;
        }
    }

    [Fact]
    public async Task Call_UserCancelsWhileItWaits_NothingReservedAndThePlaceIsFree()
    {
        using var user = new CancellationTokenSource();
        var provider = TestSettings.Provider(Asked.Nowhere) with { Limits = new TrafficLimits(Concurrency: 1) };
        _rig.Add(provider, ScriptedClient.Fails("rate_limit", retryAfterMs: 30_000), ScriptedClient.Says("hi"));
        var asking = _rig.AskAsync(cancellation: user.Token);
        await _rig.Time.UntilTimerAsync(TimeSpan.FromSeconds(30)).WaitAsync(Patience.Limit);

        await user.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal((Money.Zero, Money.Zero, Money.Zero), (_rig.Ledger.Reserved, _rig.Ledger.Unknown, _rig.Ledger.Settled));

        var again = _rig.AskAsync();
        await _rig.PassAsync(30);
        Assert.Equal("hi", (await again.WaitAsync(Patience.Limit)).Reply?.Text);
    }

    [Theory]
    [InlineData("0.001", "cheap", null)]
    [InlineData("1", "dear", null)]
    [InlineData("0.00001", null, "budget.exhausted")]
    public async Task Call_BudgetIsTooSmallForTheFirst_OneThatFitsElseTheRefusalOfTheFirst(string limit, string? reply, string? code)
    {
        _rig.Limit = new Money(decimal.Parse(limit, System.Globalization.CultureInfo.InvariantCulture));
        _rig.Add(Priced("deepseek", 15), ScriptedClient.Says("dear", 10, 10));
        _rig.Add(Priced("groq", 0.5m), ScriptedClient.Says("cheap", 10, 10));
        _rig.Add(Priced("custom", 20), ScriptedClient.Says("dearest", 10, 10));

        var answer = await _rig.AskAsync();

        Assert.Equal((reply, code), (answer.Reply?.Text, answer.Problem?.Code));
        if (code is not null) Assert.Contains("may cost $0.008", answer.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_BudgetAndOneWithoutAPrice_ThePricedOne()
    {
        _rig.Limit = new Money(1);
        var unpriced = _rig.Add(Priced("deepseek", null));
        _rig.Add(Priced("groq", 1), ScriptedClient.Says("priced"));

        Assert.Equal("priced", (await _rig.AskAsync()).Reply?.Text);
        Assert.Equal(0, unpriced.Calls);
    }

    [Fact]
    public async Task Call_ResumedAfterOneOfThemRefusedTheKey_TheOthersAreAskedInstead()
    {
        _rig.Add("custom", ScriptedClient.Fails("auth", retryable: false));
        _rig.Add("groq", ScriptedClient.Fails("bad_request", retryable: false));
        _rig.Wrap = journal => new Testing.StoppingJournal(journal, 3);
        await Assert.ThrowsAsync<Testing.ProcessKilledException>(() => _rig.AskAsync());
        _rig.Wrap = journal => journal;
        var first = _rig.Add("deepseek", ScriptedClient.Says("first"));
        var refused = _rig.Add("custom");
        _rig.Add("groq");

        var answer = await _rig.AskAsync();

        Assert.Equal(("first", 1, 0), (answer.Reply?.Text, first.Calls, refused.Calls));
    }

    [Theory]
    [InlineData("schema", typeof(ChatResponseFormatJson), true)]
    [InlineData("json", typeof(ChatResponseFormatJson), false)]
    [InlineData("none", null, false)]
    public async Task Call_WithASchema_AskedForAsFarAsTheModelCan(string structured, Type? format, bool withSchema)
    {
        var schema = new ReplySchema("verdict", JsonElement.Parse("""{ "type": "object" }"""));
        var provider = Priced("deepseek", 1);
        var client = _rig.Add(provider with { Models = [provider.Models[0] with { Structured = structured }] }, ScriptedClient.Says("{}"));

        await _rig.AskAsync(_rig.Request() with { Schema = schema });

        var asked = client.Options[0]!.ResponseFormat;
        Assert.Equal(format, asked?.GetType());
        Assert.Equal(withSchema ? "verdict" : null, (asked as ChatResponseFormatJson)?.SchemaName);
    }

    [Fact]
    public async Task Call_SixteenQuestionsInParallel_NeverMoreThanTheLimit()
    {
        const int Questions = 16;
        var bound = ((500 * 15m) + (200 * 15m)) / 1_000_000;
        _rig.Limit = new Money(bound * 6);
        var over = new List<Money>();
        var step = ScriptedClient.Says("hi", 50, 20) with { Hook = _ => SampleAsync() };
        var lost = ScriptedClient.Fails("cut", charged: true) with { Hook = _ => SampleAsync() };
        _rig.Add(Priced("deepseek", 15), [lost, lost, .. Enumerable.Repeat(step, Questions)]);
        _rig.Add(Priced("groq", 15), [.. Enumerable.Repeat(step, Questions)]);

        var answers = await AskAllAsync(Questions);
        await SampleAsync();

        Assert.Empty(over);
        Assert.All(answers, a => Assert.True(a.HasReply, a.Problem?.Message));
        Assert.Equal((Money.Zero, _rig.Spend.Settled, _rig.Spend.Unknown), (_rig.Ledger.Reserved, _rig.Ledger.Settled, _rig.Ledger.Unknown));
        Assert.True(_rig.Ledger.Unknown > Money.Zero);

        // In this order, money on its way from reserved to settled is never seen twice.
        async Task SampleAsync()
        {
            await Task.Yield();
            var sum = _rig.Ledger.Settled + _rig.Ledger.Unknown + _rig.Ledger.Reserved;
            lock (over)
            {
                if (sum > _rig.Limit) over.Add(sum);
            }
        }
    }

    private Task<ModelAnswer[]> AskAllAsync(int questions) => _rig.StintAsync((caller, scope) =>
        Task.WhenAll(Enumerable.Range(1, questions).Select(n => caller.CallAsync(scope.Part($"step-{n}"), _rig.Request(), CancellationToken.None))));

    private Task<List<ModelAnswer>> AskEachAsync(int questions) => _rig.StintAsync(async (caller, scope) =>
    {
        var answers = new List<ModelAnswer>();
        for (var n = 1; n <= questions; n++) answers.Add(await caller.CallAsync(scope.Part($"step-{n}"), _rig.Request(), CancellationToken.None));
        return answers;
    });

    /// <summary>Dollars a million tokens, in and out.</summary>
    private static ProviderSettings Priced(string name, decimal? price) => TestSettings.Provider(Asked.Nowhere, name) with
    {
        Models =
        [
            new ModelEntry
            {
                Id = "deepseek-flash",
                Provider = name,
                ContextWindow = 100_000,
                OutputCap = 8_000,
                Price = price is { } dollars ? new ModelPrice { InputPerMillion = dollars, OutputPerMillion = dollars, Source = "test" } : null,
            },
        ],
    };
}
