using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Calling;

/// <summary>One question to whichever candidate answers it.</summary>
public sealed record ModelRequest
{
    /// <summary>Best first; at least one.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The items that the messages were made of, to tell what differs where a replay finds no reply.</summary>
    public IReadOnlyList<PromptPart> Parts { get; init; } = [];

    /// <summary>What the reply should be like; null for text.</summary>
    public ReplySchema? Schema { get; init; }

    /// <summary>Tokens that the reply may have; null for the user's setting.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Null for the user's setting.</summary>
    public float? Temperature { get; init; }

    public bool Stream { get; init; } = true;
}
