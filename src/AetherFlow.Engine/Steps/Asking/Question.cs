using AetherFlow.Engine.Prompts;
using AetherFlow.Models.Calling;

namespace AetherFlow.Engine.Steps;

/// <summary>A prompt and whom to ask it.</summary>
internal sealed record Question
{
    public required Prompt Prompt { get; init; }

    /// <summary>What it was built for; whom it is asked is decided by its size too.</summary>
    public required RouteQuestion Route { get; init; }

    /// <summary>Tokens that the reply may have.</summary>
    public required int MaxTokens { get; init; }

    public required float Temperature { get; init; }

    /// <summary>What the reply should look like; null for text.</summary>
    public ReplySchema? Schema { get; init; }
}
