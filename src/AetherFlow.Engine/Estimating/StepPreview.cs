using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Estimating;

/// <summary>What a step would ask in one phase, as far as it can be known before the run.</summary>
public sealed record StepPreview
{
    /// <summary>Key of the phase, such as <c>build</c>.</summary>
    public required string Phase { get; init; }

    public required StepId StepId { get; init; }

    /// <summary>False for a patch whose fragment the plan has, for what a fork keeps, and where <see cref="Problem"/> stands in the way.</summary>
    public bool NeedsCall { get; init; }

    /// <summary>Why the step would fail before its first call; null where nothing stands in the way.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Best first; empty without a call.</summary>
    public IReadOnlyList<RouteChoice> Candidates { get; init; } = [];

    /// <summary>
    /// The items of the prompt; then what only the run will know, without a hash: <c>result step_1</c>, <c>draft step_3</c>,
    /// <c>work step_3</c> (what is audited), and <c>file PATH</c> for a file that an earlier step is to make.
    /// </summary>
    public IReadOnlyList<PromptPart> Parts { get; init; } = [];

    /// <summary>Estimated: those of all parts.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens that the first reply may have.</summary>
    public int MaxTokens { get; init; }

    /// <summary>One attempt with the first candidate that can be asked here; null where its price is not known.</summary>
    public Money? Expected { get; init; } = Money.Zero;

    /// <summary>Every attempt, each with the dearest candidate; null where no candidate's price is known.</summary>
    public Money? AtMost { get; init; } = Money.Zero;

    /// <summary>Some candidate has no known price, or there is none to be asked.</summary>
    public bool PriceMissing { get; init; }
}
