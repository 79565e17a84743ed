using AetherFlow.Engine.Prompts;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>A prompt and whom to ask it.</summary>
internal sealed record Question
{
    public required Prompt Prompt { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>Tokens that the reply may have.</summary>
    public required int MaxTokens { get; init; }

    public required float Temperature { get; init; }
}
