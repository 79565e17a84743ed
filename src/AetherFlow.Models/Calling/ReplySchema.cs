using System.Text.Json;

namespace AetherFlow.Models.Calling;

/// <summary>
/// The JSON that a reply should be. Vendors that can are told to keep to it; the messages describe it all the same, and
/// whoever asks looks whether the reply does.
/// </summary>
/// <param name="Name">Letters, digits, <c>_</c> and <c>-</c>, at most 64 of them, as vendors want it.</param>
/// <param name="Schema">A JSON schema; every property required and none beside them, as vendors' strict modes want it.</param>
public sealed record ReplySchema(string Name, JsonElement Schema);
