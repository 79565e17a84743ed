using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>A conversation for vendors whose users and models take turns: neighbours of one side become one, system messages go elsewhere.</summary>
/// <param name="Model">The vendor's word for the model's side; the other one is <c>user</c>.</param>
/// <param name="Parts">The field that holds the parts of a turn.</param>
internal readonly record struct AlternatingTurns(string Model, string Parts)
{
    /// <param name="messages">All of them.</param>
    /// <param name="write">Null for what is not given back.</param>
    public JsonArray Of(IEnumerable<ChatMessage> messages, Func<AIContent, JsonObject?> write)
    {
        var turns = new JsonArray();
        foreach (var message in messages.Where(m => m.Role != ChatRole.System))
        {
            var role = message.Role == ChatRole.Assistant ? Model : "user";
            var written = message.Contents.Select(write).OfType<JsonObject>().ToArray<JsonNode>();
            if (written.Length == 0) continue;
            if (turns is [.., JsonObject last] && (string?)last["role"] == role)
                foreach (var part in written) last[Parts]!.AsArray().Add(part);
            else
                turns.Add(new JsonObject { ["role"] = role, [Parts] = new JsonArray(written) });
        }

        return turns;
    }
}
