using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Calling;

public sealed class ModelCallerTests : IDisposable
{
    private readonly CallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Call_WholeReply_AnswerJournalAndMoneyAgree()
    {
        _rig.Add("deepseek", ScriptedClient.Says("hi", input: 1000, output: 100));

        var answer = await _rig.AskAsync();

        Assert.True(answer.HasReply);
        Assert.Equal(("hi", "stop", "deepseek", "deepseek-flash", false), (answer.Reply.Text, answer.Reply.FinishReason, answer.Reply.Provider, answer.Reply.Model, answer.Reply.CostIsUpperBound));
        Assert.Equal(new Money((1000 * 0.30m + 100 * 1.20m) / 1_000_000), answer.Reply.Cost);
        Assert.Equal(answer.Reply.Cost, _rig.Ledger.Settled);
        Assert.Equal(answer.Reply.Cost, _rig.Spend.Settled);
        Assert.Equal(Money.Zero, _rig.Ledger.Reserved);
        Assert.Equal(["run.started ", "call.started build/call-1", "call.finished build/call-1"], _rig.Lines.Select(l => $"{l.Type} {l.Key}"));
        Assert.Contains(_rig.Signals, s => s is { Kind: SignalKind.ReplyPiece, Text: "hi", Key: "build/call-1" });
    }

    [Fact]
    public async Task Call_Resumed_RecordedReplyWithoutACall()
    {
        _rig.Add("deepseek", ScriptedClient.Says("first"));
        await _rig.AskAsync();
        var again = _rig.Add("deepseek");

        var answer = await _rig.AskAsync();

        Assert.Equal("first", answer.Reply?.Text);
        Assert.Equal(0, again.Calls);
        Assert.Equal(_rig.Spend.Settled, _rig.Ledger.Settled);
    }

    [Fact]
    public async Task Call_ResumedWithAnotherModel_TheRecordedReplyIsStillTheFirstOnes()
    {
        _rig.Add("deepseek", ScriptedClient.Says("first"));
        var asked = (await _rig.AskAsync()).Reply!;

        var answer = (await _rig.AskAsync(_rig.Request(model: "deepseek-v4-pro"))).Reply!;

        Assert.Equal(("first", "deepseek-flash", asked.Request), (answer.Text, answer.Model, answer.Request));
    }

    [Theory]
    [InlineData("auth")]
    [InlineData("out_of_credit")]
    [InlineData("not_found")]
    public async Task Call_ResumedAfterItGaveUp_AskedAgain(string kind)
    {
        _rig.Add("deepseek", ScriptedClient.Fails(kind, retryable: false));
        Assert.Equal($"model.{kind}", (await _rig.AskAsync()).Problem?.Code);
        _rig.Add("deepseek", ScriptedClient.Says("back"));

        var answer = await _rig.AskAsync();

        Assert.Equal("back", answer.Reply?.Text);
        Assert.Equal(["build/call-1", "build/call-2"], _rig.Lines.Where(l => l.Type == "call.finished").Select(l => l.Key));
        _rig.Add("deepseek");
        Assert.Equal("back", (await _rig.AskAsync()).Reply?.Text);
    }

    [Fact]
    public async Task Call_ResumedAfterARequestThatNobodyTakes_NotAskedAgain()
    {
        _rig.Add("deepseek", ScriptedClient.Fails("bad_request", retryable: false));
        await _rig.AskAsync();
        var again = _rig.Add("deepseek");

        var answer = await _rig.AskAsync();

        Assert.Equal(("model.bad_request", 0), (answer.Problem?.Code, again.Calls));
    }

    [Fact]
    public async Task Call_KilledBeforeTheReplyWasRecorded_RepeatedAndBothCounted()
    {
        _rig.Add("deepseek", ScriptedClient.Says("lost"));
        _rig.Wrap = journal => new Testing.StoppingJournal(journal, 2);
        await Assert.ThrowsAsync<Testing.ProcessKilledException>(() => _rig.AskAsync());
        var held = _rig.Spend.Reserved;
        _rig.Wrap = journal => journal;
        _rig.Add("deepseek", ScriptedClient.Says("again"));

        var answer = await _rig.AskAsync();

        Assert.Equal("again", answer.Reply?.Text);
        Assert.True(held > Money.Zero);
        Assert.Equal((held, answer.Reply!.Cost), (_rig.Ledger.Unknown, _rig.Ledger.Settled));
        Assert.Equal((held, answer.Reply.Cost), (_rig.Spend.Unknown, _rig.Spend.Settled));
    }

    [Fact]
    public async Task Call_NoUsageReported_CostIsTheReservation()
    {
        _rig.Add("deepseek", ScriptedClient.SaysWithoutReport("hi"));

        var answer = await _rig.AskAsync();

        Assert.True(answer.Reply!.CostIsUpperBound);
        Assert.Equal(answer.Reply.Cost, _rig.Ledger.Unknown);
        Assert.Equal(_rig.Spend.Unknown, _rig.Ledger.Unknown);
        Assert.True(answer.Reply.Cost >= new Money(500 * 1.20m / 1_000_000));
    }

    [Fact]
    public async Task Call_FailsAndAnotherCandidateIsThere_NextAtOnceAndPartialReplyDiscarded()
    {
        _rig.Add("deepseek", ScriptedClient.Fails("cut", charged: true, partial: "half a re"));
        _rig.Add("custom", ScriptedClient.Says("whole"));

        var answer = await _rig.AskAsync();

        Assert.Equal(("whole", "custom"), (answer.Reply?.Text, answer.Reply?.Provider));
        Assert.Equal([SignalKind.ReplyPiece, SignalKind.ReplyReset, SignalKind.ReplyPiece], _rig.Signals.Select(s => s.Kind));
        Assert.True(_rig.Ledger.Unknown > Money.Zero);
        Assert.Equal(_rig.Spend.Unknown, _rig.Ledger.Unknown);
    }

    [Fact]
    public async Task Call_SoleCandidateThrottled_WaitsAsLongAsAskedElseFiveSecondsNeverOverAMinute()
    {
        var client = _rig.Add(
            "deepseek",
            ScriptedClient.Fails("rate_limit", retryAfterMs: 2500),
            ScriptedClient.Fails("overloaded"),
            ScriptedClient.Fails("overloaded", retryAfterMs: 3_600_000),
            ScriptedClient.Says("hi"));

        var asking = _rig.AskAsync();
        await _rig.PassAsync(2.5, 2, 3, 60);

        Assert.Equal("hi", (await asking).Reply?.Text);
        Assert.Equal(4, client.Calls);
        Assert.Equal((Money.Zero, Money.Zero), (_rig.Ledger.Unknown, _rig.Ledger.Reserved));
        Assert.Equal(
            ["It failed: rate_limit. Next try in 2.5 s.", "deepseek asked for a pause (overloaded). Next try in 5 s.", "It failed: overloaded. Next try in 60 s."],
            _rig.Signals.Where(s => s.Kind == SignalKind.Waiting).Select(s => s.Text));
    }

    [Fact]
    public async Task Call_NothingHelps_GivesUpAfterRetriesWithTheLastKind()
    {
        using var rig = new CallRig { MaxRetries = 0 };
        var first = rig.Add("deepseek", ScriptedClient.Fails("server"));
        var second = rig.Add("custom", ScriptedClient.Fails("auth", retryable: false));

        var answer = await rig.AskAsync();

        Assert.Equal("model.auth", answer.Problem?.Code);
        Assert.Contains("It failed: server. It failed: auth. Given up after 2 calls.", answer.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("auth", answer.LastCall?.Kind);
        Assert.Equal((1, 1), (first.Calls, second.Calls));
    }

    [Fact]
    public async Task Call_NeverMoreThanTheMostCalls()
    {
        using var rig = new CallRig { MaxRetries = 100 };
        var client = rig.Add("deepseek", [.. Enumerable.Repeat(ScriptedClient.Fails("rate_limit", retryAfterMs: 0), 20)]);

        var answer = await rig.AskAsync();

        Assert.Equal("model.rate_limit", answer.Problem?.Code);
        Assert.Equal(ModelCaller.MostCalls, client.Calls);
    }

    [Theory]
    [InlineData("content_filter", "refused", false)]
    [InlineData("insufficient_system_resource", "overloaded", true)]
    [InlineData("error", "server", true)]
    public async Task Call_FinishReasonThatSaysNoReply_ProblemAndUsageSettled(string finish, string kind, bool retryable)
    {
        using var rig = new CallRig { MaxRetries = 0 };
        rig.Add("deepseek", ScriptedClient.Says("half", finish: finish));

        var answer = await rig.AskAsync();

        Assert.Equal((kind, retryable), (answer.LastCall?.Kind, answer.LastCall?.Retryable));
        Assert.True(rig.Ledger.Settled > Money.Zero);
        Assert.Equal((rig.Spend.Settled, rig.Spend.Unknown), (rig.Ledger.Settled, rig.Ledger.Unknown));
    }

    [Fact]
    public async Task Call_FinishReasonLength_ReplyThatSaysSo()
    {
        _rig.Add("deepseek", ScriptedClient.Says("half", finish: "length"));

        Assert.True((await _rig.AskAsync()).Reply!.IsTruncated);
    }

    [Fact]
    public async Task Call_ClientEndsWithoutFinishReason_NoReply()
    {
        using var rig = new CallRig { MaxRetries = 0 };
        rig.Add("deepseek", new ScriptedClient.Step("half", null, null, null));

        Assert.Equal("model.cut", (await rig.AskAsync()).Problem?.Code);
    }

    [Fact]
    public async Task Call_BudgetTooSmall_ProblemWithoutCallOrLine()
    {
        _rig.Limit = new Money(0.0001m);
        var client = _rig.Add("deepseek");

        var answer = await _rig.AskAsync();

        Assert.Equal(ModelAnswer.BudgetExhausted, answer.Problem?.Code);
        Assert.Equal(0, client.Calls);
        Assert.Equal(["run.started"], _rig.Lines.Select(l => l.Type));
    }

    [Fact]
    public async Task Call_BudgetRaisedOnResume_GoesOn()
    {
        _rig.Limit = new Money(0.0001m);
        _rig.Add("deepseek", ScriptedClient.Says("hi"));
        await _rig.AskAsync();
        _rig.Limit = new Money(1);

        Assert.Equal("hi", (await _rig.AskAsync()).Reply?.Text);
    }

    [Fact]
    public async Task Call_VendorBillsMoreThanTheBound_OverrunStopsTheNextCall()
    {
        _rig.Limit = new Money(10);
        _rig.Add("deepseek", ScriptedClient.Says("hi", output: 1_000_000), ScriptedClient.Says("never"));

        var next = await _rig.StintAsync(async (caller, scope) =>
        {
            Assert.True((await caller.CallAsync(scope.Part("a"), _rig.Request(), CancellationToken.None)).HasReply);
            return await caller.CallAsync(scope.Part("b"), _rig.Request(), CancellationToken.None);
        });

        Assert.Equal(ModelAnswer.BudgetOverrun, next.Problem?.Code);
        Assert.True(_rig.Ledger.Overrun);
        Assert.Equal(_rig.Spend.Settled, _rig.Ledger.Settled);
    }

    [Fact]
    public async Task Call_BudgetButNoPrice_Problem()
    {
        _rig.Limit = new Money(10);
        _rig.Add("deepseek");

        var answer = await _rig.AskAsync(_rig.Request(model: "new-model"));

        Assert.Equal(ModelAnswer.PriceUnknown, answer.Problem?.Code);
        Assert.Contains("DEEPSEEK_INPUT_COST_PER_1K", answer.Problem!.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_NoProviderHasAKey_LinesToAdd()
    {
        var answer = await _rig.AskAsync(new ModelRequest { Candidates = [new RouteChoice("groq", "m", "test")], Messages = [] });

        Assert.Equal("model.no_provider", answer.Problem?.Code);
        Assert.Contains("DEEPSEEK_API_KEY=", answer.Problem!.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_KeyInPromptAndReply_NeitherSentNorRecorded()
    {
        var client = _rig.Add("deepseek", ScriptedClient.Says($"your key is {TestSettings.Key}"));

        var answer = await _rig.AskAsync(_rig.Request($"my key is {TestSettings.Key}"));

        Assert.Equal($"your key is {Redactor.Mark}", answer.Reply?.Text);
        Assert.Equal([$"my key is {Redactor.Mark}"], client.Prompts);
        Assert.DoesNotContain(TestSettings.Key, await File.ReadAllTextAsync(_rig.Folder.JournalPath), StringComparison.Ordinal);
        Assert.DoesNotContain(_rig.Signals, s => s.Text.Contains(TestSettings.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_UserCancels_MoneyHeldAndCallInDoubt()
    {
        using var user = new CancellationTokenSource();
        var step = ScriptedClient.Says("hi") with
        {
            Hook = async cancellation =>
            {
                await user.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
            },
        };
        _rig.Add("deepseek", step);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rig.AskAsync(cancellation: user.Token));

        Assert.True(_rig.Ledger.Unknown > Money.Zero);
        Assert.Equal("call.started", _rig.Lines[^1].Type);
        Assert.Equal(_rig.Spend.Reserved, _rig.Ledger.Unknown);
    }

    [Fact]
    public async Task Call_ReplyLargerThanALine_ComesBackWholeOnResume()
    {
        var long70K = string.Concat(Enumerable.Repeat("0123456789", 7000));
        _rig.Add("deepseek", ScriptedClient.Says(long70K));
        await _rig.AskAsync();
        _rig.Add("deepseek");

        Assert.Equal(long70K, (await _rig.AskAsync()).Reply?.Text);
    }

    [Fact]
    public async Task Call_LimitNearlyReached_WaitsForCallsUnderWay()
    {
        var bothBounds = 2 * (500 * 1.20m + 200 * 0.30m) / 1_000_000;
        _rig.Limit = new Money(bothBounds * 0.6m);
        var gate = new TaskCompletionSource();
        _rig.Add("deepseek", ScriptedClient.Says("one", 10, 10) with { Hook = _ => gate.Task }, ScriptedClient.Says("two", 10, 10));

        var replies = await _rig.StintAsync(async (caller, scope) =>
        {
            var first = caller.CallAsync(scope.Part("a"), _rig.Request(), CancellationToken.None);
            var second = caller.CallAsync(scope.Part("b"), _rig.Request(), CancellationToken.None);
            gate.SetResult();
            return (await Task.WhenAll(first, second)).Select(a => a.Reply?.Text).ToList();
        });

        Assert.Equal(["one", "two"], replies);
    }
}
