using System.Text.Json;

namespace AetherFlow.Models.Calling;

/// <summary>The JSON that a caller wants as reply.</summary>
/// <param name="Name">Letters, digits, <c>_</c> and <c>-</c>, as vendors want it.</param>
/// <param name="Schema">A JSON schema; every property required and none beside them, as vendors' strict modes want it.</param>
public sealed record ReplySchema(string Name, JsonElement Schema);
