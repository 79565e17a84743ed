using AetherFlow.Models.Calling;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>Adds up the attempts of a step.</summary>
internal static class Attempts
{
    /// <summary>The attempt with who answered and what it took; as it is where no model was asked.</summary>
    public static AttemptFinished With(this AttemptFinished attempt, ModelReply? reply) => reply is null
        ? attempt
        : attempt with
        {
            Provider = reply.Provider,
            Model = reply.Model,
            Request = reply.Request,
            Cached = reply.IsCached,
            Usage = reply.IsCached ? Usage.None : reply.Usage ?? Usage.None,
            Cost = reply.Cost,
            CostIsUpperBound = reply.CostIsUpperBound,
            FirstTokenMs = reply.FirstTokenMs,
        };

    /// <summary>How the step ended: as its last attempt, at the price of all.</summary>
    public static StepFinished Summary(this IReadOnlyList<AttemptFinished> attempts, TimeSpan duration)
    {
        var last = attempts[^1];
        return new StepFinished
        {
            Outcome = last.Accepted ? "done" : "failed",
            Attempts = attempts.Count,
            Problem = last.Problem,
            Files = last.Files,
            Output = last.Output,
            Provider = last.Provider,
            Model = last.Model,
            Usage = attempts.Aggregate(Usage.None, (sum, a) => sum + a.Usage),
            Cost = attempts.Aggregate(Money.Zero, (sum, a) => sum + a.Cost),
            CostIsUpperBound = attempts.Any(a => a.CostIsUpperBound),
            DurationMs = (long)duration.TotalMilliseconds,
            FirstTokenMs = last.FirstTokenMs,
            Cached = last.Cached,
        };
    }
}
