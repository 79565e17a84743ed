using System.Text.Json;

namespace AetherFlow.Plans;

internal static class Keys
{
    public static IReadOnlyDictionary<string, JsonElement> None { get; } = new OrderedDictionary<string, JsonElement>();
}
