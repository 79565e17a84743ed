using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Traffic;

/// <summary>What the gate of one provider lets through, on a clock that the test moves.</summary>
public sealed class GateTests
{
    private readonly ManualTime _time = new();
    private readonly Gates _gates;
    private readonly List<TimeSpan?> _told = [];

    public GateTests() => _gates = new Gates(_time);

    [Fact]
    public async Task Enter_MoreAtOnceThanAllowed_FirstComeFirstServed()
    {
        var gate = Gate(new TrafficLimits(Concurrency: 2));
        var entering = Enumerable.Range(0, 4).Select(_ => EnterAsync(gate)).ToList();

        Assert.Equal([true, true, false, false], entering.Select(e => e.IsCompleted));
        Assert.Equal([null, null], _told);
        (await entering[1])!.End(null, null);
        (await entering[2])!.End(null, null);
        Assert.NotNull(await entering[3]);
    }

    [Fact]
    public async Task Enter_RequestsOfAMinuteUsedUp_NextWhenTheFirstIsAMinuteOld()
    {
        var gate = Gate(new TrafficLimits(RequestsPerMinute: 2));
        (await EnterAsync(gate))!.End(null, null);
        _time.Advance(TimeSpan.FromSeconds(20));
        (await EnterAsync(gate))!.End(null, null);
        var third = EnterAsync(gate);

        Assert.Equal([TimeSpan.FromSeconds(40)], _told);
        _time.Advance(TimeSpan.FromSeconds(39.999));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.NotNull(await third);
    }

    [Fact]
    public async Task Enter_TokensOfAMinute_CountedAsReportedOnceKnown()
    {
        var gate = Gate(new TrafficLimits(TokensPerMinute: 1000));
        var first = (await EnterAsync(gate, tokens: 900))!;
        var second = EnterAsync(gate, tokens: 600);

        Assert.False(second.IsCompleted);
        first.End(null, new Usage { Input = 300, Output = 100 });
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task Enter_MoreTokensThanAMinuteMayHave_AloneInItsMinute()
    {
        var gate = Gate(new TrafficLimits(TokensPerMinute: 1000));
        (await EnterAsync(gate, tokens: 10))!.End(null, null);
        var large = EnterAsync(gate, tokens: 5000);

        Assert.False(large.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await large);
    }

    [Fact]
    public async Task GiveBack_CallNotMade_CountsForNothing()
    {
        var gate = Gate(new TrafficLimits(Concurrency: 1, RequestsPerMinute: 1));
        (await EnterAsync(gate))!.GiveBack();

        Assert.NotNull(await EnterAsync(gate));
    }

    [Fact]
    public async Task Dispose_CallCutOff_CountsAndFreesItsPlace()
    {
        var gate = Gate(new TrafficLimits(Concurrency: 1, RequestsPerMinute: 2));
        (await EnterAsync(gate))!.Dispose();
        (await EnterAsync(gate))!.Dispose();

        Assert.False(EnterAsync(gate).IsCompleted);
    }

    [Fact]
    public async Task Enter_Cancelled_LeavesTheQueueToTheOthers()
    {
        var gate = Gate(new TrafficLimits(Concurrency: 1));
        using var user = new CancellationTokenSource();
        var first = (await EnterAsync(gate))!;
        var second = EnterAsync(gate, cancellation: user.Token);
        var third = EnterAsync(gate);

        await user.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.End(null, null);
        Assert.NotNull(await third);
    }

    [Fact]
    public async Task Enter_WaitedAMinuteAndSomebodyElseIsFree_GoesThere()
    {
        var gate = Gate(new TrafficLimits(Concurrency: 1));
        await EnterAsync(gate);
        var patient = EnterAsync(gate);
        var other = EnterAsync(gate, hasOther: true);

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(await other);
        Assert.False(patient.IsCompleted);
    }

    [Theory]
    [InlineData("rate_limit", 2500L, 2.5)]
    [InlineData("rate_limit", null, 5)]
    [InlineData("overloaded", null, 5)]
    [InlineData("overloaded", 7_200_000L, 3600)]
    public async Task End_NoRoom_ClosedAsLongAsAskedForElseFiveSeconds(string kind, long? retryAfterMs, double seconds)
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, kind, retryAfterMs);

        Assert.Equal(seconds, Look(gate).Closed.TotalSeconds);
        Assert.Null(await EnterAsync(gate));
        var standing = Assert.Single(_gates.Standings());
        Assert.Equal(("deepseek", null, _time.GetUtcNow().AddSeconds(seconds), $"it asked for a pause ({kind})"), (standing.Provider, standing.Model, standing.Until, standing.Why));
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Empty(_gates.Standings());
        Assert.NotNull(await EnterAsync(gate));
    }

    [Fact]
    public async Task Enter_PauseForAnHour_OneThatInsistsTriesAfterAMinuteAndOpensForAll()
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, "rate_limit", 3_600_000);
        var waiting = Enumerable.Range(0, 3).Select(_ => EnterAsync(gate, insists: true)).ToList();

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        _time.Advance(TimeSpan.FromSeconds(1));
        var tries = await Task.WhenAny(waiting);
        Assert.Equal(1, waiting.Count(w => w.IsCompleted));
        (await tries)!.End(null, null);
        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
    }

    [Theory]
    [InlineData("server")]
    [InlineData("timeout")]
    [InlineData("network")]
    [InlineData("cut")]
    [InlineData("malformed")]
    public async Task End_FiveFailuresInARow_OpenForAMinuteThenOneProbeAtATime(string kind)
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, kind, times: 4);
        Assert.True(Look(gate).IsOpen);
        await FailAsync(gate, kind);

        Assert.Equal(60, Look(gate).Closed.TotalSeconds);
        Assert.Equal($"it failed 5 times in a row ({kind})", Assert.Single(_gates.Standings()).Why);
        _time.Advance(TimeSpan.FromSeconds(60));
        var probe = (await EnterAsync(gate))!;
        Assert.Null(await EnterAsync(gate));
        var waiting = EnterAsync(gate, insists: true);
        Assert.False(waiting.IsCompleted);
        probe.End(null, null);
        Assert.NotNull(await waiting);
        Assert.NotNull(await EnterAsync(gate));
    }

    [Fact]
    public async Task End_ProbeFails_OpenForAnotherMinute()
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, "server", times: 5);
        _time.Advance(TimeSpan.FromSeconds(60));
        await FailAsync(gate, "timeout");

        Assert.Equal((60, "still fails (timeout)"), (Look(gate).Closed.TotalSeconds, Look(gate).Why));
    }

    [Fact]
    public async Task Dispose_ProbeCutOff_AnotherMayTry()
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, "server", times: 5);
        _time.Advance(TimeSpan.FromSeconds(60));
        (await EnterAsync(gate))!.Dispose();

        Assert.NotNull(await EnterAsync(gate));
    }

    [Fact]
    public async Task End_SuccessBetweenFailures_StaysClosed()
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, "server", times: 4);
        (await EnterAsync(gate))!.End(null, null);
        await FailAsync(gate, "server", times: 4);

        Assert.True(Look(gate).IsOpen);
    }

    [Fact]
    public async Task End_FailuresFarApart_StaysClosed()
    {
        var gate = Gate(TrafficLimits.None);
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(gate, "server");
            _time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.True(Look(gate).IsOpen);
    }

    [Theory]
    [InlineData("auth", null)]
    [InlineData("out_of_credit", null)]
    [InlineData("not_found", "deepseek-flash")]
    public async Task End_KeyAccountOrModelRefused_ShutForFiveMinutesOrUntilItWorks(string kind, string? model)
    {
        var gate = Gate(TrafficLimits.None);
        await FailAsync(gate, kind);

        Assert.True(Look(gate).IsShut);
        Assert.Equal(model is null, gate.Look("deepseek-v4-pro", 10).IsShut);
        Assert.Equal(model, Assert.Single(_gates.Standings()).Model);
        (await EnterAsync(gate))!.End(null, null);
        Assert.False(Look(gate).IsShut);
        await FailAsync(gate, kind);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.False(Look(gate).IsShut);
    }

    [Fact]
    public async Task Of_SameProviderAndEndpoint_OneGateForAll()
    {
        await FailAsync(Gate(TrafficLimits.None), "rate_limit");

        Assert.False(Look(Gate(TrafficLimits.None)).IsOpen);
        Assert.True(Look(_gates.Of(TestSettings.Provider(new Uri("http://other.test/")))).IsOpen);
        Assert.True(Look(_gates.Of(TestSettings.Provider(Asked.Nowhere, "groq"))).IsOpen);
    }

    [Fact]
    public async Task Look_OthersWaitForTheLimits_BehindThem()
    {
        var gate = Gate(new TrafficLimits(RequestsPerMinute: 1));
        await EnterAsync(gate);
        _ = EnterAsync(gate);
        _ = EnterAsync(gate);

        Assert.Equal(180, Look(gate).Crowded.TotalSeconds);
    }

    private Gate Gate(TrafficLimits limits) => _gates.Of(TestSettings.Provider(Asked.Nowhere) with { Limits = limits });

    private static GateLook Look(Gate gate) => gate.Look("deepseek-flash", 10);

    private Task<GatePass?> EnterAsync(Gate gate, long tokens = 10, bool insists = false, bool hasOther = false, CancellationToken cancellation = default) =>
        gate.EnterAsync(
            new GateTicket
            {
                Model = "deepseek-flash",
                Tokens = tokens,
                InsistsFrom = insists ? gate.Now + AetherFlow.Models.Traffic.Gate.LongestWait : null,
                HasOtherChoice = () => hasOther,
                OnWaiting = _told.Add,
            },
            cancellation);

    private async Task FailAsync(Gate gate, string kind, long? retryAfterMs = null, int times = 1)
    {
        for (var i = 0; i < times; i++) (await EnterAsync(gate, insists: true))!.End(new CallProblem(kind, "no", true, retryAfterMs), null);
    }
}
