using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using Recording = AetherFlow.Models.Replaying.Recording;

namespace AetherFlow.Models.Tests.Replaying;

public sealed class ReplayTests : IDisposable
{
    private static readonly PromptPart[] Parts = [new("system", "aa", 10), new("file a.py", "bb", 20), new("guidelines", "cc", 5)];

    private readonly CallRig _then = new();
    private readonly CallRig _now = new();

    public void Dispose()
    {
        _then.Dispose();
        _now.Dispose();
    }

    [Fact]
    public async Task Call_RecordedRequest_ReplyWithoutProviderCallOrMoney()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));

        var answer = await ReplayAsync("attempt-1", "q");

        Assert.Equal(("hi", "deepseek", "deepseek-flash", Money.Zero, false, false), (answer.Reply!.Text, answer.Reply.Provider, answer.Reply.Model, answer.Reply.Cost, answer.Reply.IsCached, answer.Reply.CostIsUpperBound));
        Assert.Equal(new Usage { Input = 1000, Output = 100 }, answer.Reply.Usage);
        Assert.Equal(["run.started ", "call.started build/attempt-1/call-1", "call.finished build/attempt-1/call-1"], _now.Lines.Select(l => $"{l.Type} {l.Key}"));
        Assert.Equal(Money.Zero, _now.Lines[1].Read(RunsJson.Lines.CallStarted).Reserved);
        Assert.Equal((Money.Zero, Money.Zero, 1000L), (_now.Spend.Settled, _now.Spend.Unknown, _now.Spend.Usage.Input));
    }

    [Fact]
    public async Task Call_ReplayOfAReplay_SameReply()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));
        await ReplayAsync("attempt-1", "q");
        using var third = new CallRig { Replay = Recording.Read(_now.Folder) };

        var answer = await third.StintAsync((caller, scope) => caller.CallAsync(scope.Part("attempt-1"), Ask("q"), CancellationToken.None));

        Assert.Equal("hi", answer.Reply?.Text);
    }

    [Fact]
    public async Task Call_ReplayResumed_NotTwice()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));
        await ReplayAsync("attempt-1", "q");

        var answer = await ReplayAsync("attempt-1", "q");

        Assert.Equal("hi", answer.Reply?.Text);
        Assert.Single(_now.Lines, l => l.Type == "call.finished");
    }

    [Fact]
    public async Task Call_AnotherAttemptNow_FoundByItsRequest()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("bad"));
        await RecordAsync("attempt-2", "q with feedback", ScriptedClient.Says("good"));

        Assert.Equal("good", (await ReplayAsync("attempt-1", "q with feedback")).Reply?.Text);
    }

    [Fact]
    public async Task Call_SameRequestAtTwoPlaces_EachItsOwnReply()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("one"));
        await RecordAsync("attempt-2", "q", ScriptedClient.Says("two"));

        Assert.Equal("two", (await ReplayAsync("attempt-2", "q")).Reply?.Text);
        Assert.Equal("one", (await ReplayAsync("attempt-3", "q")).Reply?.Text);
    }

    [Fact]
    public async Task Call_FailedCallsBeforeTheReply_OnlyTheReply()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Fails("server", retryAfterMs: 0), ScriptedClient.Says("hi"));

        var recording = Recording.Read(_then.Folder);

        Assert.Equal(["hi"], await Task.WhenAll(recording.Replies.Select(r => recording.TextAsync(r, CancellationToken.None))));
        Assert.Equal("hi", (await ReplayAsync("attempt-1", "q")).Reply?.Text);
    }

    [Fact]
    public async Task Call_ReplyOutOfTheCacheThen_FoundNow()
    {
        using var folder = new Testing.TemporaryFolder();
        _then.Cache = new Models.Caching.ReplyCache(folder["cache"]);
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));
        await RecordAsync("attempt-2", "q");

        Assert.Equal(["call.finished", "cache.finished"], _then.Lines.Select(l => l.Type).Where(t => t.EndsWith("finished", StringComparison.Ordinal)));
        var recording = Recording.Read(_then.Folder);
        Assert.Equal(["build/attempt-1", "build/attempt-2"], recording.Replies.Select(r => r.Attempt));
        Assert.Equal(recording.Replies[0].Request, recording.Replies[1].Request);
        Assert.Equal("hi", (await ReplayAsync("attempt-2", "q")).Reply?.Text);
    }

    [Fact]
    public async Task Call_KeyInThePromptThen_SameRequestNowWithTheKey()
    {
        await RecordAsync("attempt-1", $"key {TestSettings.Key}", ScriptedClient.Says("hi"));
        _now.Add("deepseek");

        Assert.Equal("hi", (await ReplayAsync("attempt-1", $"key {TestSettings.Key}")).Reply?.Text);
    }

    [Fact]
    public async Task Call_KeyOfNowInTheRecordedReply_Redacted()
    {
        _then.Add(TestSettings.Provider(Asked.Nowhere, key: null));
        await RecordAsync("attempt-1", "q", TestSettings.Provider(Asked.Nowhere, key: null), ScriptedClient.Says($"key {TestSettings.Key}"));
        _now.Add("deepseek");

        Assert.Equal($"key {Redactor.Mark}", (await ReplayAsync("attempt-1", "q")).Reply?.Text);
    }

    [Fact]
    public async Task Call_CapThatOnlyTheRecordedRunKnew_Found()
    {
        var small = TestSettings.Provider(Asked.Nowhere, "custom") with { Models = [new() { Id = "deepseek-flash", Provider = "custom", ContextWindow = 100_000, OutputCap = 50 }] };
        await RecordAsync("attempt-1", "q", small, ScriptedClient.Says("hi"));

        Assert.Equal("hi", (await ReplayAsync("attempt-1", "q")).Reply?.Text);
    }

    [Fact]
    public async Task Call_TruncatedReplyThen_TruncatedNow()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("ha", finish: "length"));

        Assert.True((await ReplayAsync("attempt-1", "q")).Reply?.IsTruncated);
    }

    [Fact]
    public async Task Call_OtherPrompt_ProblemNamesKeyAndItems()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));
        PromptPart[] parts = [Parts[0], Parts[1] with { Hash = "dd" }, new("result step_1", "ee", 3)];

        var answer = await ReplayAsync("attempt-1", "other", parts);

        Assert.Equal("replay.missing", answer.Problem?.Code);
        Assert.Equal(
            $"The recording {_then.Folder.Id} has no reply to the request of build/attempt-1: changed: file a.py; new: result step_1; gone: guidelines.",
            answer.Problem!.Message);
        Assert.Equal(["run.started"], _now.Lines.Select(l => l.Type));
    }

    [Theory]
    [InlineData("attempt-7", "q2", 500, "it records no such attempt")]
    [InlineData("attempt-1", "q2", 500, "the items of the prompt are as recorded, so the words around them, the temperature or the model's limits differ")]
    [InlineData("attempt-1", "q", 400, "max_tokens: 500 recorded (deepseek-flash), 400 now")]
    public async Task Call_NothingFits_WhyIsSaid(string attempt, string prompt, int maxTokens, string why)
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));

        var answer = await ReplayAsync(attempt, prompt, Parts, maxTokens);

        Assert.EndsWith($": {why}.", answer.Problem?.Message, StringComparison.Ordinal);
        Assert.NotNull(answer.Problem!.Hint);
    }

    [Fact]
    public async Task Call_AttemptWithoutReplyThen_Said()
    {
        await RecordAsync("attempt-1", "q", ScriptedClient.Fails("auth", retryable: false));

        Assert.Contains("that attempt got no reply then", (await ReplayAsync("attempt-1", "q", Parts)).Problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_WhileReplaying_Nothing()
    {
        using var folder = new Testing.TemporaryFolder();
        _now.Cache = new Models.Caching.ReplyCache(folder["cache"]);
        _now.Add("deepseek");
        await RecordAsync("attempt-1", "q", ScriptedClient.Says("hi"));
        _now.Replay = Recording.Read(_then.Folder);

        await _now.StintAsync(async (caller, scope) => await caller.KeepAsync((await caller.CallAsync(scope, Ask("q"), CancellationToken.None)).Reply!, [], CancellationToken.None));

        Assert.Equal(0, _now.Cache.Count);
    }

    private static ModelRequest Ask(string prompt, IReadOnlyList<PromptPart>? parts = null, int maxTokens = 500) => new()
    {
        Candidates = [new RouteChoice("deepseek", "deepseek-flash", "test"), new RouteChoice("custom", "deepseek-flash", "test")],
        Messages = [new(Microsoft.Extensions.AI.ChatRole.User, prompt)],
        MaxTokens = maxTokens,
        Parts = parts ?? [],
    };

    private Task RecordAsync(string attempt, string prompt, params ScriptedClient.Step[] steps) =>
        RecordAsync(attempt, prompt, TestSettings.Provider(Asked.Nowhere), steps);

    private async Task RecordAsync(string attempt, string prompt, Models.Settings.ProviderSettings provider, params ScriptedClient.Step[] steps)
    {
        _then.Add(provider, steps);
        await _then.StintAsync(async (caller, scope) =>
        {
            var inside = scope.Part(attempt);
            inside.Note("step.routed", "route", new StepRouted { Candidates = [], Prompt = Parts }, RunsJson.Lines.StepRouted);
            var answer = await caller.CallAsync(inside, Ask(prompt), CancellationToken.None);
            return answer.Reply is { } reply ? await caller.KeepAsync(reply, [], CancellationToken.None) : null;
        });
    }

    private Task<ModelAnswer> ReplayAsync(string attempt, string prompt, IReadOnlyList<PromptPart>? parts = null, int maxTokens = 500)
    {
        _now.Replay = Recording.Read(_then.Folder);
        return _now.StintAsync((caller, scope) => caller.CallAsync(scope.Part(attempt), Ask(prompt, parts, maxTokens), CancellationToken.None));
    }
}
