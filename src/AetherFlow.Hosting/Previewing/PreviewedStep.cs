using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>What a step would ask in one phase of a run, and what that would cost.</summary>
public sealed record PreviewedStep
{
    /// <summary>Key of the phase: <c>draft</c>, <c>fast</c>, <c>build</c>, <c>check</c>.</summary>
    public required string Phase { get; init; }

    public required Step Step { get; init; }

    /// <summary>False for a patch whose text the plan has, and where <see cref="Problem"/> stands in the way.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>Who would be asked, best first; empty where nobody can be.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>Items of the prompt. Those without a hash are not there yet, such as results of steps before; their size is a guess.</summary>
    public required IReadOnlyList<PromptPart> Prompt { get; init; }

    /// <summary>Estimated: those of all items.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Tokens that the first reply may have.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>One attempt with the first candidate; null where its price is not known.</summary>
    public Money? Expected { get; init; }

    /// <summary>Every attempt with the dearest candidate; null where no price is known.</summary>
    public Money? AtMost { get; init; }

    /// <summary>Why the step would fail before it asked; null where nothing stands in the way.</summary>
    public Problem? Problem { get; init; }
}
