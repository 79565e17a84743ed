using System.Runtime.InteropServices;
using System.Text.Json;
using AetherFlow.Models.Calling;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Reads a request as strictly as Google does: what it refuses is refused here, unknown fields too.</summary>
internal static class GeminiReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "contents", "systemInstruction", "tools", "toolConfig", "safetySettings", "generationConfig", "cachedContent", "serviceTier", "store",
    };

    public static RequestReading Read(WireAddress address, bool asEvents, ReadOnlyMemory<byte> body)
    {
        using var document = JsonFields.TryParse(body, out var isJson);
        if (document is null) return GeminiRefusals.Invalid(isJson ? "Invalid JSON payload received. Root element must be a message." : "Invalid JSON payload received. Unexpected end of string or token.");
        return Read(document.RootElement, address, asEvents);
    }

    private static RequestReading Read(JsonElement root, WireAddress address, bool asEvents)
    {
        if (GeminiFields.Read(root, "", Known, out var fields) is { } unknown) return unknown;
        var conversation = new GeminiConversation();
        if (conversation.Read(fields) is { } wrongContent) return wrongContent;
        if (GeminiTools.Read(fields, out var tools) is { } wrongTool) return wrongTool;
        if (GeminiSettings.Read(fields, out var settings) is { } wrongSetting) return wrongSetting;
        return settings with
        {
            Model = address.Model!,
            Messages = conversation.Messages,
            Stream = address.Stream,
            AsEvents = asEvents,
            Tools = tools,
            ToolJson = fields.Has("tools", out var all) ? JsonMarshal.GetRawUtf8Value(all).ToArray() : [],
            Hash = RequestHash.Of(address.Model!, conversation.Messages, settings.MaxTokens, settings.Temperature).Value,
        };
    }
}
