using System.Text.Json;
using AetherFlow.Runs;

namespace AetherFlow.Models.Wire;

/// <summary>Reads the tokens a vendor reports, wherever its dialect puts them.</summary>
internal static class UsageReport
{
    /// <summary>Null where the message reports none, or less than a price needs.</summary>
    public static Usage? Find(JsonElement message) =>
        Read(message.Get("usage")) ?? Read(message.Get("x_groq")?.Get("usage")) ?? Read(message.Get("choices")?.First()?.Get("usage"));

    private static Usage? Read(JsonElement? report)
    {
        if (report is not { } usage) return null;
        var input = usage.Count("prompt_tokens") ?? usage.Count("input_tokens");
        var output = usage.Count("completion_tokens") ?? usage.Count("output_tokens");
        if (input is not { } asked || output is not { } answered) return null;
        var cached = usage.Get("prompt_tokens_details")?.Count("cached_tokens")
            ?? usage.Count("prompt_cache_hit_tokens")
            ?? usage.Count("cached_tokens")
            ?? 0;
        var reasoning = usage.Get("completion_tokens_details")?.Count("reasoning_tokens") ?? 0;

        // Some vendors leave reasoning out of the completion's tokens, but bill it: the total then is more than the sum.
        if (usage.Count("total_tokens") is { } total && total - asked > answered) answered = total - asked;
        return new Usage { Input = asked, CachedInput = Math.Min(cached, asked), Output = answered, Reasoning = Math.Min(reasoning, answered) };
    }
}
