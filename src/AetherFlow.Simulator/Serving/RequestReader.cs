using System.Text;
using System.Text.Json;
using AetherFlow.Models.Calling;

namespace AetherFlow.Simulator.Serving;

/// <summary>Reads a request as strictly as vendors do: what they refuse is refused here.</summary>
internal static class RequestReader
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    public static (AskedRequest? Asked, VendorRefusal? Refusal) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return (null, VendorRefusal.Invalid("We could not parse the JSON body of your request."));
        }
    }

    private static (AskedRequest? Asked, VendorRefusal? Refusal) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return Refuse("The body must be a JSON object.", null);
        if (!root.TryGetProperty("model", out var model)) return Refuse("you must provide a model parameter", "model");
        if (model.ValueKind != JsonValueKind.String) return Refuse("Invalid type for 'model': expected a string.", "model");
        if (!root.TryGetProperty("messages", out var list)) return Refuse("Missing required parameter: 'messages'.", "messages");
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            return Refuse("Invalid 'messages': expected a list with at least one message.", "messages");
        var messages = new List<(string, string)>();
        foreach (var item in list.EnumerateArray())
        {
            if (Message(item) is not { } message) return Refuse($"Invalid 'messages[{messages.Count}]': expected a known role and content.", "messages");
            messages.Add(message);
        }

        if (WrongType(root) is { } wrong) return Refuse($"Invalid type or value for '{wrong}'.", wrong);
        int? maxTokens = root.TryGetProperty("max_tokens", out var most) || root.TryGetProperty("max_completion_tokens", out most) ? most.GetInt32() : null;
        float? temperature = root.TryGetProperty("temperature", out var degree) ? degree.GetSingle() : null;
        return (new AskedRequest
        {
            Model = model.GetString()!,
            Messages = messages,
            MaxTokens = maxTokens,
            Temperature = temperature,
            Stream = root.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True,
            IncludeUsage = root.TryGetProperty("stream_options", out var options) && options.TryGetProperty("include_usage", out var include) && include.ValueKind == JsonValueKind.True,
            Hash = RequestHash.Of(model.GetString()!, messages, maxTokens, temperature).Value,
        }, null);
    }

    private static (AskedRequest? Asked, VendorRefusal? Refusal) Refuse(string message, string? param) => (null, VendorRefusal.Invalid(message, param));

    private static (string Role, string Text)? Message(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("role", out var role) || role.ValueKind != JsonValueKind.String) return null;
        if (!Roles.Contains(role.GetString(), StringComparer.Ordinal)) return null;
        if (!item.TryGetProperty("content", out var content)) return item.TryGetProperty("tool_calls", out _) ? (role.GetString()!, "") : null;
        return content.ValueKind switch
        {
            JsonValueKind.String => (role.GetString()!, content.GetString()!),
            JsonValueKind.Array => (role.GetString()!, Parts(content)),
            JsonValueKind.Null => (role.GetString()!, ""),
            _ => null,
        };
    }

    private static string Parts(JsonElement content)
    {
        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var words) && words.ValueKind == JsonValueKind.String)
                text.Append(words.GetString());
        }

        return text.ToString();
    }

    private static string? WrongType(JsonElement root)
    {
        foreach (var name in (string[])["max_tokens", "max_completion_tokens"])
        {
            if (root.TryGetProperty(name, out var count) && !(count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var tokens) && tokens > 0)) return name;
        }

        if (root.TryGetProperty("temperature", out var degree) && !(degree.ValueKind == JsonValueKind.Number && degree.GetDouble() is >= 0 and <= 2)) return "temperature";
        if (root.TryGetProperty("stream", out var stream) && stream.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return "stream";
        if (root.TryGetProperty("stream_options", out var options) && options.ValueKind != JsonValueKind.Object) return "stream_options";
        return null;
    }
}
