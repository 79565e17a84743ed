using AetherFlow.Models.Caching;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Caching;

public sealed class CachedCallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<CallRig> _rigs = [];

    public void Dispose()
    {
        _rigs.ForEach(r => r.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task Call_KeptByAnEarlierRun_NoCallNoMoneyAndSaid()
    {
        var paid = await KeepAsync("hi");
        var rig = Rig();
        var client = rig.Add("deepseek");

        var answer = await rig.AskAsync();

        Assert.Equal(0, client.Calls);
        Assert.Equal(("hi", true, Money.Zero, false, paid.Request), (answer.Reply!.Text, answer.Reply.IsCached, answer.Reply.Cost, answer.Reply.CostIsUpperBound, answer.Reply.Request));
        Assert.Equal(paid.Usage, answer.Reply.Usage);
        var line = rig.Lines[^1];
        Assert.Equal("cache.finished build/cached", $"{line.Type} {line.Key}");
        var hit = line.Read(RunsJson.Lines.ReplyCached);
        Assert.Equal((paid.Cost, paid.Request, "deepseek"), (hit.Saved, hit.Request, hit.Provider));
        Assert.Equal(Money.Zero, rig.Spend.Settled);
    }

    [Fact]
    public async Task Call_HitThenResumed_SameReplyThoughTheCacheIsGone()
    {
        await KeepAsync("hi");
        var rig = Rig();
        rig.Add("deepseek");
        await rig.AskAsync();
        rig.Cache = null;

        var again = await rig.AskAsync();

        Assert.Equal(("hi", true), (again.Reply?.Text, again.Reply?.IsCached));
        Assert.Single(rig.Lines, l => l.Type == "cache.finished");
    }

    [Fact]
    public async Task Call_AskedInAnEarlierStint_CacheNotAsked()
    {
        var rig = Rig();
        rig.Add("deepseek", ScriptedClient.Fails("auth", retryable: false));
        await rig.AskAsync();
        await KeepAsync("from elsewhere");
        rig.Add("deepseek", ScriptedClient.Says("from the call"));

        Assert.Equal("from the call", (await rig.AskAsync()).Reply?.Text);
    }

    [Fact]
    public async Task Call_Miss_NothingRecordedOfIt()
    {
        var rig = Rig();
        rig.Add("deepseek", ScriptedClient.Says("hi"));

        await rig.AskAsync();

        Assert.Equal(["run.started", "call.started", "call.finished"], rig.Lines.Select(l => l.Type));
    }

    [Fact]
    public async Task Call_NotKept_AskedAgain()
    {
        var first = Rig();
        first.Add("deepseek", ScriptedClient.Says("rejected"));
        await first.AskAsync();
        var second = Rig();
        var client = second.Add("deepseek", ScriptedClient.Says("again"));

        await second.AskAsync();

        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task Keep_WithRejectedAttempts_TheirRequestsAreAnsweredToo()
    {
        var first = Rig();
        first.Add("groq", ScriptedClient.Says("bad"));
        var rejected = await first.AskAsync(first.Request("first try"));
        first.Add("deepseek", ScriptedClient.Says("good"));
        await first.StintAsync(async (caller, scope) =>
        {
            var answer = await caller.CallAsync(scope.Part("2"), first.Request("second try") with { Candidates = [new RouteChoice("deepseek", "deepseek-flash", "")] }, CancellationToken.None);
            Assert.Null(await caller.KeepAsync(answer.Reply!, [rejected.Reply!.Request], CancellationToken.None));
            return answer;
        });
        var second = Rig();
        second.Add("groq");
        second.Add("deepseek");

        var reply = (await second.AskAsync(second.Request("first try"))).Reply!;

        Assert.Equal(("good", "deepseek", true), (reply.Text, reply.Provider, reply.IsCached));
        Assert.Equal(2, first.Cache!.Count);
    }

    [Fact]
    public async Task Keep_CachedReplyForFurtherRequests_PriceOfThenStays()
    {
        var paid = await KeepAsync("hi");
        var rig = Rig();
        rig.Add("deepseek");
        var other = RequestHash.Of("m", [], null, null).Value;

        await rig.StintAsync(async (caller, scope) =>
        {
            var hit = await caller.CallAsync(scope, rig.Request(), CancellationToken.None);
            await caller.KeepAsync(hit.Reply!, [other], CancellationToken.None);
            return hit;
        });

        Assert.Equal(("hi", paid.Cost), ((await rig.Cache!.FindAsync(other, CancellationToken.None))!.Text, (await rig.Cache.FindAsync(other, CancellationToken.None))!.Cost));
    }

    [Fact]
    public async Task Keep_TruncatedReply_NotKept()
    {
        var rig = Rig();
        rig.Add("deepseek", ScriptedClient.Says("half", finish: "length"));

        await AskAndKeepAsync(rig);

        Assert.Equal(0, rig.Cache!.Count);
    }

    [Fact]
    public async Task Keep_KeyInTheReply_NotOnDisk()
    {
        var rig = Rig();
        rig.Add("deepseek", ScriptedClient.Says("x"));

        await rig.StintAsync(async (caller, scope) =>
        {
            var reply = (await caller.CallAsync(scope, rig.Request(), CancellationToken.None)).Reply!;
            return await caller.KeepAsync(reply with { Text = $"key: {TestSettings.Key}" }, [], CancellationToken.None);
        });

        var file = Assert.Single(Directory.GetFiles(_folder["cache"], "*", SearchOption.AllDirectories));
        Assert.Contains(Redactor.Mark, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(TestSettings.Key, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4711/", "deepseek", "deepseek-flash")]
    [InlineData("http://model.test/", "custom", "deepseek-flash")]
    [InlineData("http://model.test/", "deepseek", "deepseek-v4-pro")]
    public async Task Call_ReplyOfAnotherServerProviderOrModel_Asked(string server, string provider, string model)
    {
        await KeepAsync("from a simulator");
        var rig = Rig();
        var client = rig.Add(TestSettings.Provider(new Uri(server), provider), ScriptedClient.Says("real"));

        Assert.Equal("real", (await rig.AskAsync(rig.Request(model: model))).Reply?.Text);
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task Call_DamagedEntry_Asked()
    {
        await KeepAsync("hi");
        var file = Assert.Single(Directory.GetFiles(_folder["cache"], "*", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(file, "{");
        var rig = Rig();
        rig.Add("deepseek", ScriptedClient.Says("asked"));

        Assert.Equal("asked", (await rig.AskAsync()).Reply?.Text);
    }

    [Fact]
    public async Task Call_LongReply_WholeOutOfTheCache()
    {
        var long70K = string.Concat(Enumerable.Repeat("0123456789", 7000));
        await KeepAsync(long70K);
        var rig = Rig();
        rig.Add("deepseek");

        Assert.Equal(long70K, (await rig.AskAsync()).Reply?.Text);
    }

    private CallRig Rig()
    {
        var rig = new CallRig { Cache = new ReplyCache(_folder["cache"]) };
        _rigs.Add(rig);
        return rig;
    }

    /// <summary>A run whose reply proved good.</summary>
    private async Task<ModelReply> KeepAsync(string text)
    {
        var rig = Rig();
        rig.Add("deepseek", ScriptedClient.Says(text));
        return await AskAndKeepAsync(rig);
    }

    private static Task<ModelReply> AskAndKeepAsync(CallRig rig) => rig.StintAsync(async (caller, scope) =>
    {
        var reply = (await caller.CallAsync(scope, rig.Request(), CancellationToken.None)).Reply!;
        Assert.Null(await caller.KeepAsync(reply, [], CancellationToken.None));
        return reply;
    });
}
