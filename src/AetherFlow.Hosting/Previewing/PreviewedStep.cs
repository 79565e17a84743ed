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

    /// <summary>Who would be asked, best first; empty where nobody can be.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>Items of the prompt. Those without a hash are not there yet, such as results of steps before; their size is a guess.</summary>
    public required IReadOnlyList<PromptPart> Prompt { get; init; }

    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    /// <summary>One attempt with the first candidate; null where its price is not known.</summary>
    public Money? Expected { get; init; }

    /// <summary>Every attempt with the dearest candidate; null where no price is known.</summary>
    public Money? AtMost { get; init; }

    /// <summary>Why the prompt cannot be made as things are.</summary>
    public Problem? Problem { get; init; }
}
