using AetherFlow.Models.Traffic;

namespace AetherFlow.Models.Calling;

/// <summary>Whom to ask, and after what wait.</summary>
/// <param name="Candidate">The one.</param>
/// <param name="Rest">How long it should be left alone because it failed this question.</param>
/// <param name="Look">How its gate stood when it was chosen.</param>
/// <param name="Insists">There is nobody better: the call waits for the gate and is made at the latest after a while.</param>
internal sealed record CandidateTurn(Candidate Candidate, TimeSpan Rest, GateLook Look, bool Insists)
{
    public TimeSpan Wait
    {
        get
        {
            var whole = Rest > Look.Closed ? Rest : Look.Closed;
            return whole < Gate.LongestWait ? whole : Gate.LongestWait;
        }
    }
}
