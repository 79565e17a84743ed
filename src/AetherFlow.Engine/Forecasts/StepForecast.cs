using AetherFlow.Engine.PlanRuns;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Forecasts;

/// <summary>What a step of a phase would ask, and what that would cost.</summary>
public sealed record StepForecast
{
    public required Phase Phase { get; init; }

    public required Step Step { get; init; }

    /// <summary>Who would be asked, best first; empty where nobody can be.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>Items of the prompt. Those without a hash are not there yet, such as results of steps before; their size is a guess.</summary>
    public IReadOnlyList<PromptPart> Prompt { get; init; } = [];

    /// <summary>Tokens of the prompt.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens of the reply, as the plan estimates.</summary>
    public long OutputTokens { get; init; }

    /// <summary>One attempt with the first candidate; null where its price is not known.</summary>
    public Money? Expected { get; init; }

    /// <summary>Every attempt with the dearest candidate; null where no price is known.</summary>
    public Money? AtMost { get; init; }

    /// <summary>Some candidate has no known price.</summary>
    public bool PriceMissing { get; init; }

    /// <summary>Why the prompt cannot be made as things are.</summary>
    public Problem? Problem { get; init; }
}
