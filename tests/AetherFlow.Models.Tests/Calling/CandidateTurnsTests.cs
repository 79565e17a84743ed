using AetherFlow.Models.Calling;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Calling;

public sealed class CandidateTurnsTests
{
    [Fact]
    public void After_TwoThatMayWork_TurnAboutWithAWaitEachRound()
    {
        var turns = new CandidateTurns(2, maxRetries: 2);

        Assert.Equal(["1 0", "0 1", "1 0", "0 2", "1 0", "-"], Play(turns, 6, _ => Fail(true)));
    }

    [Fact]
    public void After_OneThatCannotWork_LeftOut()
    {
        var turns = new CandidateTurns(3, maxRetries: 1);

        Assert.Equal(["1 0", "2 0", "0 1", "2 0", "-"], Play(turns, 5, current => Fail(current != 1)));
    }

    [Fact]
    public void After_NoneCanWork_GivesUpWithoutWaiting() =>
        Assert.Equal(["1 0", "-"], Play(new CandidateTurns(2, maxRetries: 3), 2, _ => Fail(false)));

    [Fact]
    public void After_Alone_BackoffDoublesToAMinute() =>
        Assert.Equal(["0 1", "0 2", "0 4", "0 8", "0 16", "0 32", "0 60", "0 60"], Play(new CandidateTurns(1, maxRetries: 9), 8, _ => Fail(true)));

    [Fact]
    public void After_RetryAfterOfTheOneThatIsNext_Honoured()
    {
        var turns = new CandidateTurns(2, maxRetries: 3);

        Assert.Equal(["1 0", "0 30"], Play(turns, 2, current => Fail(true, current == 0 ? 30_000 : null)));
    }

    private static List<string> Play(CandidateTurns turns, int failures, Func<int, CallProblem> fail)
    {
        var story = new List<string>();
        for (var i = 0; i < failures; i++)
        {
            var wait = turns.After(fail(turns.Current));
            story.Add(wait is { } time ? $"{turns.Current} {time.TotalSeconds}" : "-");
        }

        return story;
    }

    private static CallProblem Fail(bool retryable, long? retryAfterMs = null) => new("server", "no", retryable, retryAfterMs);
}
