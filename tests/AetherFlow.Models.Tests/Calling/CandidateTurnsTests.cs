using System.Globalization;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>Whom a question goes to next, told as "who after how many seconds".</summary>
public sealed class CandidateTurnsTests
{
    private static readonly GateLook Open = new() { Closed = TimeSpan.Zero };

    private readonly Dictionary<string, GateLook> _gates = new(StringComparer.Ordinal);
    private TimeSpan _now = TimeSpan.FromDays(1);

    [Fact]
    public void Next_TwoThatMayWork_TurnAboutWithAWaitEachRound()
    {
        var story = Play(Turns(2, "a", "b"), _ => Fail("server"));

        Assert.Equal(["a 0", "b 0", "a 1", "b 0", "a 2", "b 0"], story);
    }

    [Fact]
    public void Next_OneThatCannotWork_LeftOut()
    {
        var story = Play(Turns(1, "a", "b", "c"), name => name == "b" ? Fail("bad_request", retryable: false) : Fail("server"));

        Assert.Equal(["a 0", "b 0", "c 0", "a 1", "c 0"], story);
    }

    [Fact]
    public void Next_NoneCanWork_GivesUpWithoutWaiting() =>
        Assert.Equal(["a 0", "b 0"], Play(Turns(3, "a", "b"), _ => Fail("auth", retryable: false)));

    [Fact]
    public void Next_Alone_BackoffDoublesToAMinute() =>
        Assert.Equal(["a 0", "a 1", "a 2", "a 4", "a 8", "a 16", "a 32", "a 60", "a 60"], Play(Turns(8, "a"), _ => Fail("server")));

    [Fact]
    public void Next_ChanceScatters_WaitIsLongerButNotOverAMinute()
    {
        var turns = new CandidateTurns([Candidate("a")], 8, wait => wait * 1.2);

        Assert.Equal(["a 0", "a 1.2", "a 2.4", "a 4.8", "a 9.6", "a 19.2", "a 38.4", "a 60", "a 60"], Play(turns, _ => Fail("server")));
    }

    [Theory]
    [InlineData(30_000, 500, "b 0.5")]
    [InlineData(500, 30_000, "a 0.5")]
    [InlineData(30_000, -1, "b 1")]
    [InlineData(3_600_000, 3_600_000, "a 60")]
    public void Next_RetryAfter_TheOneThatCanBeAskedFirst(long first, long second, string next)
    {
        var story = Play(Turns(1, "a", "b"), name => Fail("server", retryAfterMs: name == "a" ? first : second));

        Assert.Equal(next, story[2]);
    }

    [Fact]
    public void Next_FirstIsClosed_SecondAskedAndTheFirstOnceItOpens()
    {
        _gates["a"] = new GateLook { Closed = TimeSpan.FromSeconds(40), Why = "asked for a pause" };

        Assert.Equal(["b 0", "b 1", "b 2", "a 37"], Play(Turns(2, "a", "b"), name => Fail("server", retryable: name == "b")));
    }

    [Fact]
    public void Next_AllClosed_TheOneThatOpensFirst()
    {
        _gates["a"] = new GateLook { Closed = TimeSpan.FromSeconds(40), Why = "asked for a pause" };
        _gates["b"] = new GateLook { Closed = TimeSpan.FromSeconds(20), Why = "asked for a pause" };

        Assert.Equal("b 20", Play(Turns(0, "a", "b"), _ => Fail("server"))[0]);
    }

    [Fact]
    public void Next_ShutOne_AskedOnlyWhenNobodyElseIsLeft()
    {
        _gates["a"] = Open with { IsShut = true };

        Assert.Equal(["b 0", "b 1", "a 0"], Play(Turns(1, "a", "b"), _ => Fail("server")));
        Assert.Equal(["a 0"], Play(Turns(0, "a"), _ => Fail("auth", retryable: false)));
    }

    [Theory]
    [InlineData(61, "b 0")]
    [InlineData(60, "a 0")]
    public void Next_LimitsHoldTheFirstForLong_AnotherOne(int seconds, string expected)
    {
        _gates["a"] = Open with { Crowded = TimeSpan.FromSeconds(seconds) };

        Assert.Equal(expected, Play(Turns(0, "a", "b"), _ => Fail("server"))[0]);
    }

    [Fact]
    public void Next_LimitsHoldAllForLong_TheOneThatIsFreeFirst()
    {
        _gates["a"] = Open with { Crowded = TimeSpan.FromSeconds(90) };
        _gates["b"] = Open with { Crowded = TimeSpan.FromSeconds(70) };

        Assert.Equal("b 0", Play(Turns(0, "a", "b"), _ => Fail("server"))[0]);
    }

    [Theory]
    [InlineData("context_overflow", "a:8000 b:8000 c:4000 d:16000", "a d")]
    [InlineData("context_overflow", "a:8000 b:? c:4000", "a b")]
    [InlineData("context_overflow", "a:? b:8000", "a b")]
    [InlineData("refused", "a:8000 b:8000", "a b")]
    [InlineData("auth", "a/1:8000 a/2:8000 b:8000", "a/1 b")]
    [InlineData("out_of_credit", "a/1:8000 a/2:8000 b:8000", "a/1 b")]
    [InlineData("network", "a/1:8000 a/2:8000 b:8000", "a/1 b")]
    [InlineData("malformed", "a/1:8000 a/2:8000 b:8000", "a/1 b")]
    [InlineData("not_found", "a/1:8000 a/2:8000", "a/1 a/2")]
    [InlineData("bad_request", "a/1:8000 a/2:8000", "a/1 a/2")]
    public void Next_WhereTryingAgainCannotHelp_OnlyThoseThatMayDoBetterAreAsked(string kind, string candidates, string asked)
    {
        var turns = new CandidateTurns([.. candidates.Split(' ').Select(Candidate)], 3, wait => wait);

        Assert.Equal(asked, string.Join(' ', Play(turns, _ => Fail(kind, retryable: false)).Select(turn => turn.Split(' ')[0])));
    }

    private static CandidateTurns Turns(int maxRetries, params string[] names) => new([.. names.Select(Candidate)], maxRetries, wait => wait);

    /// <summary>Asks and fails until nobody is left.</summary>
    private List<string> Play(CandidateTurns turns, Func<string, CallProblem> fail)
    {
        var story = new List<string>();
        var begin = _now;
        while (story.Count < 20 && turns.Next(Look, _now) is { } turn)
        {
            var name = turn.Candidate.Model.Id;
            story.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {turn.Wait.TotalSeconds}"));
            _now += turn.Wait;
            turns.Failed(turn.Candidate, fail(name), _now);
        }

        return story;

        GateLook Look(Candidate candidate)
        {
            var look = _gates.GetValueOrDefault(candidate.Model.Id, Open);
            var closed = look.Closed - (_now - begin);
            return look with { Closed = closed > TimeSpan.Zero ? closed : TimeSpan.Zero };
        }
    }

    /// <summary>Such as <c>provider/model:window</c>, of a known window or a <c>?</c>.</summary>
    private static Candidate Candidate(string spec)
    {
        var (name, window) = (spec.Split(':')[0], spec.Split(':') is [_, var size] && size != "?" ? int.Parse(size, CultureInfo.InvariantCulture) : 0);
        return new Candidate
        {
            Connection = new Connection(TestSettings.Provider(Asked.Nowhere, name.Split('/')[0]), new ScriptedClient()),
            Model = new ModelEntry { Id = name, Provider = name.Split('/')[0], ContextWindow = window, OutputCap = 1000, LimitsAssumed = window == 0 },
            Messages = [],
            MaxTokens = 100,
            Temperature = 0,
            Stream = true,
            Hash = RequestHash.Of(name, [], null, null),
        };
    }

    private static CallProblem Fail(string kind, bool retryable = true, long retryAfterMs = -1) =>
        new(kind, "no", retryable, retryAfterMs < 0 ? null : retryAfterMs);
}
