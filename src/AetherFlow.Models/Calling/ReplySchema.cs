using System.Text.Json;

namespace AetherFlow.Models.Calling;

/// <summary>
/// The JSON that a reply should be. Vendors that can are told to keep to it; the messages describe it all the same, and
/// whoever asks looks whether the reply does.
/// </summary>
public sealed record ReplySchema
{
    /// <summary>Letters, digits, <c>_</c> and <c>-</c>; 64 of them at most, for OpenAI takes no more.</summary>
    public required string Name { get; init; }

    /// <summary>JSON schema of an object.</summary>
    public required JsonElement Schema { get; init; }
}
