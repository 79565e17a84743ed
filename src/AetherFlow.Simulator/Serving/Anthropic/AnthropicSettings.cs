using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Checks all fields of a request that are neither messages nor tools.</summary>
internal static class AnthropicSettings
{
    private const int LeastThinking = 1024;

    public static string? Check(JsonElement root)
    {
        if (!root.Has("model", out var model)) return "model: Field required";
        if (!model.IsText()) return "model: Input should be a valid string";
        if (model.GetString()!.Length == 0) return "model: String should have at least 1 character";
        if (!root.Has("max_tokens", out var most)) return "max_tokens: Field required";
        if (most.ValueKind != JsonValueKind.Number || !most.TryGetInt32(out var tokens)) return "max_tokens: Input should be a valid integer";
        if (tokens < 1) return "max_tokens: must be greater than or equal to 1";
        if (root.Has("temperature", out var degree) && !degree.IsBetween(0, 1)) return degree.ValueKind == JsonValueKind.Number ? "temperature: range: 0..1" : "temperature: Input should be a valid number";
        if (root.Has("top_p", out var share) && !share.IsBetween(0, 1)) return "top_p: range: 0..1";
        if (root.Has("top_k", out var first) && !first.IsWhole(0)) return "top_k: Input should be greater than or equal to 0";
        if (root.Has("stream", out var stream) && !stream.IsFlag()) return "stream: Input should be a valid boolean";
        if (root.Has("metadata", out var metadata) && !metadata.IsObject()) return "metadata: Input should be a valid dictionary";
        if (root.Has("stop_sequences", out var stops) && !(stops.IsList() && stops.EnumerateArray().All(JsonFields.IsText))) return "stop_sequences: Input should be a valid list";
        if (stops.IsList() && stops.EnumerateArray().Any(s => string.IsNullOrWhiteSpace(s.GetString()))) return "stop_sequences: each stop sequence must contain non-whitespace";
        return Thinking(root, tokens);
    }

    /// <summary>A mark is <c>{"type":"ephemeral"}</c>, with a time to live of 5m or 1h.</summary>
    public static string? CacheMark(JsonElement holder, string path, out bool isMarked)
    {
        isMarked = false;
        if (!holder.Has("cache_control", out var mark)) return null;
        if (mark.Text("type") != "ephemeral") return $"{path}.cache_control.type: Input should be 'ephemeral'";
        if (mark.Has("ttl", out var time) && !time.Is("5m") && !time.Is("1h")) return $"{path}.cache_control.ephemeral.ttl: Input should be '5m' or '1h'";
        isMarked = true;
        return null;
    }

    private static string? Thinking(JsonElement root, int maxTokens)
    {
        if (!root.Has("thinking", out var thinking)) return null;
        switch (thinking.Text("type"))
        {
            case "disabled" or "adaptive" or "between_tools":
                return null;
            case "enabled":
                if (!thinking.Has("budget_tokens", out var budget)) return "thinking.enabled.budget_tokens: Field required";
                if (!budget.IsWhole(LeastThinking)) return $"thinking.enabled.budget_tokens: Input should be greater than or equal to {LeastThinking}";
                if (budget.GetInt32() >= maxTokens) return "`max_tokens` must be greater than `thinking.budget_tokens`.";
                if (root.Has("temperature", out var degree) && !degree.IsBetween(1, 1)) return "`temperature` may only be set to 1 when thinking is enabled.";
                return root.Has("tool_choice", out var choice) && choice.Text("type") is "any" or "tool" ? "Thinking may not be enabled when tool_choice forces tool use." : null;
            default:
                return "thinking: Input tag found using 'type' does not match any of the expected tags: 'enabled', 'disabled', 'adaptive'";
        }
    }
}
