using System.Text.Json;

namespace AetherFlow.Models.Wire.OpenAi;

/// <summary>Reads the tokens a vendor reports, wherever its dialect puts them.</summary>
internal static class OpenAiUsage
{
    /// <summary>Null where the message reports none, or less than a price needs.</summary>
    public static UsageReport? Find(JsonElement message) =>
        Read(message.Get("usage")) ?? Read(message.Get("x_groq")?.Get("usage")) ?? Read(message.Get("choices")?.First()?.Get("usage"));

    private static UsageReport? Read(JsonElement? report)
    {
        if (report is not { } usage) return null;
        var input = usage.Count("prompt_tokens") ?? usage.Count("input_tokens");
        var output = usage.Count("completion_tokens") ?? usage.Count("output_tokens");
        if (input is not { } asked || output is not { } answered) return null;
        var details = usage.Get("prompt_tokens_details");

        // Some vendors leave reasoning out of the completion's tokens, but bill it: the total then is more than the sum.
        if (usage.Count("total_tokens") is { } total && total - asked > answered) answered = total - asked;
        return new UsageReport
        {
            Input = asked,
            CachedInput = details?.Count("cached_tokens") ?? usage.Count("prompt_cache_hit_tokens") ?? usage.Count("cached_tokens"),
            CacheWritten = details?.Count("cache_write_tokens") ?? usage.Count("cache_creation_input_tokens"),
            Output = answered,
            Reasoning = usage.Get("completion_tokens_details")?.Count("reasoning_tokens"),
        };
    }
}
