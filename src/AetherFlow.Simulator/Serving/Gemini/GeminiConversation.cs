using System.Text;
using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Reads the system instruction and the contents: each by itself, and that calls and responses belong together.</summary>
internal sealed class GeminiConversation
{
    private static readonly HashSet<string> ContentKnown = new(StringComparer.Ordinal) { "parts", "role" };

    private static readonly HashSet<string> PartKnown = new(StringComparer.Ordinal)
    {
        "text", "thought", "thoughtSignature", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode", "codeExecutionResult", "videoMetadata", "partMetadata", "mediaResolution",
    };

    private static readonly string[] Data = ["text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode", "codeExecutionResult"];

    private static readonly HashSet<string> CallKnown = new(StringComparer.Ordinal) { "id", "name", "args" };

    private static readonly HashSet<string> ResponseKnown = new(StringComparer.Ordinal) { "id", "name", "response", "willContinue", "scheduling", "parts" };

    private readonly List<(string Role, string Text)> _messages = [];
    private int _openCalls;
    private string _before = "";

    public IReadOnlyList<(string Role, string Text)> Messages => _messages;

    public VendorRefusal? Read(GeminiFields request)
    {
        if (request.Has("systemInstruction", out var system) && ReadSystem(system) is { } wrongSystem) return wrongSystem;
        if (!request.Has("contents", out var list) || (list.IsList() && list.GetArrayLength() == 0))
            return GeminiRefusals.Invalid("* GenerateContentRequest.contents: contents is not specified\n");
        if (!list.IsList()) return GeminiRefusals.WrongValue("contents", "a list is wanted");
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (ReadContent(item, $"contents[{index}]") is { } refusal) return refusal;
        }

        return _openCalls > 0 ? WrongCount() : null;
    }

    private VendorRefusal? ReadSystem(JsonElement system)
    {
        if (ReadParts(system, "system_instruction", out _, out var parts) is { } refusal) return refusal;
        foreach (var part in parts)
        {
            if (part.Text("text") is { } text) _messages.Add(("system", text));
        }

        return null;
    }

    private VendorRefusal? ReadContent(JsonElement item, string place)
    {
        if (ReadParts(item, place, out var role, out var parts) is { } refusal) return refusal;
        if (role is not ("user" or "model" or "function")) return GeminiRefusals.Invalid("Please use a valid role: user, model.");
        var calls = parts.Count(p => p.Has("functionCall"));
        var responses = parts.Count(p => p.Has("functionResponse"));
        if (responses > 0)
        {
            if (_openCalls == 0) return GeminiRefusals.Invalid("Please ensure that function response turn comes immediately after a function call turn.");
            if (responses != _openCalls) return WrongCount();
        }
        else if (_openCalls > 0)
        {
            return WrongCount();
        }

        if (calls > 0 && _before is not ("user" or "function"))
            return GeminiRefusals.Invalid("Please ensure that function call turn comes immediately after a user turn or after a function response turn.");
        _openCalls = calls;
        _before = role;
        Add(role, parts);
        return null;
    }

    private static VendorRefusal? ReadParts(JsonElement content, string place, out string role, out List<GeminiFields> parts)
    {
        role = "user";
        parts = [];
        if (GeminiFields.Read(content, place, ContentKnown, out var fields) is { } unknown) return unknown;
        role = fields.Text("role") ?? "user";
        if (!fields.Has("parts", out var list) || (list.IsList() && list.GetArrayLength() == 0))
            return GeminiRefusals.Invalid($"* GenerateContentRequest.{place}.parts: contents.parts must not be empty.\n");
        if (!list.IsList()) return GeminiRefusals.WrongValue($"{place}.parts", "a list is wanted");
        foreach (var item in list.EnumerateArray())
        {
            if (ReadPart(item, $"{place}.parts[{parts.Count}]", out var part) is { } refusal) return refusal;
            parts.Add(part);
        }

        return null;
    }

    private static VendorRefusal? ReadPart(JsonElement item, string place, out GeminiFields part)
    {
        if (GeminiFields.Read(item, place, PartKnown, out part) is { } unknown) return unknown;
        var kinds = Data.Count(part.Has);
        if (kinds == 0) return GeminiRefusals.Invalid($"* GenerateContentRequest.{place}.data: required oneof field 'data' must have one initialized field\n");
        if (kinds > 1) return GeminiRefusals.WrongValue($"{place}.data", "oneof field 'data' is already set");
        if (part.Has("text", out var text) && !text.IsText()) return GeminiRefusals.WrongValue($"{place}.text", "TYPE_STRING");
        if (part.Has("thoughtSignature", out var signature) && !(signature.IsText() && signature.TryGetBytesFromBase64(out _)))
            return GeminiRefusals.WrongValue($"{place}.thought_signature", "TYPE_BYTES");
        if (part.Has("functionCall", out var call)) return ReadNamed(call, $"{place}.function_call", CallKnown, "args");
        return part.Has("functionResponse", out var response) ? ReadNamed(response, $"{place}.function_response", ResponseKnown, "response") : null;
    }

    private static VendorRefusal? ReadNamed(JsonElement item, string place, HashSet<string> known, string data)
    {
        if (GeminiFields.Read(item, place, known, out var fields) is { } unknown) return unknown;
        if (fields.Text("name") is not { Length: > 0 }) return GeminiRefusals.Invalid($"* GenerateContentRequest.{place}.name: Name cannot be empty.\n");
        return fields.Has(data, out var value) && !value.IsObject() ? GeminiRefusals.WrongValue($"{place}.{data}", "an object is wanted") : null;
    }

    private void Add(string role, List<GeminiFields> parts)
    {
        var text = new StringBuilder();
        var hasResponses = false;
        foreach (var part in parts)
        {
            if (part.Has("functionResponse", out var response))
            {
                hasResponses = true;
                _messages.Add(("tool", response.TryGetProperty("response", out var result) ? result.GetRawText() : ""));
            }
            else if (!(part.Has("thought", out var thought) && thought.ValueKind == JsonValueKind.True))
            {
                text.Append(part.Text("text"));
            }
        }

        if (text.Length > 0 || !hasResponses) _messages.Add((role == "model" ? "assistant" : "user", text.ToString()));
    }

    private static VendorRefusal WrongCount() =>
        GeminiRefusals.Invalid("Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.");
}
