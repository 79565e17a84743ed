namespace AetherFlow.Runs.Events;

/// <summary>Which provider and model a step's attempt will ask, best first, and why.</summary>
public sealed record StepRouted
{
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>The items of the prompt, in its order.</summary>
    public IReadOnlyList<PromptPart> Prompt { get; init; } = [];
}
