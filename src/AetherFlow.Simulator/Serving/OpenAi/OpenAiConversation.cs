using System.Text;
using System.Text.Json;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>Reads the messages of a request: each by itself, and that calls and results belong together.</summary>
internal sealed class OpenAiConversation
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    private static readonly string[] PartTypes = ["text", "image_url", "input_audio", "file", "refusal"];

    private readonly List<(string Role, string Text)> _messages = [];

    /// <summary>Calls of the last message that is no result, and those that have no result yet.</summary>
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    public IReadOnlyList<(string Role, string Text)> Messages => _messages;

    public VendorRefusal? Read(JsonElement list)
    {
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (ReadMessage(item, index) is { } refusal) return refusal;
        }

        return Unanswered();
    }

    private VendorRefusal? ReadMessage(JsonElement item, int index)
    {
        if (item.Text("role") is not { } role || !Roles.Contains(role, StringComparer.Ordinal))
            return Wrong(index, "expected an object with one of the roles 'system', 'assistant', 'user', 'tool', and 'developer'");
        if (role == "tool")
        {
            if (ReadResult(item, index) is { } wrongResult) return wrongResult;
        }
        else
        {
            if (Unanswered() is { } unanswered) return unanswered;
            _called.Clear();
        }

        if (role == "assistant" && item.Has("tool_calls", out var calls) && ReadCalls(calls, index) is { } wrongCall) return wrongCall;
        return ReadContent(item, role, index, isNeeded: role == "tool" || _called.Count == 0);
    }

    private VendorRefusal? ReadContent(JsonElement item, string role, int index, bool isNeeded)
    {
        if (!item.TryGetProperty("content", out var content) || content.ValueKind == JsonValueKind.Null)
        {
            if (isNeeded && item.Text("refusal") is null) return Wrong(index, $"expected content for the role '{role}', got null");
            _messages.Add((role, ""));
            return null;
        }

        if (content.IsText())
        {
            _messages.Add((role, content.GetString()!));
            return null;
        }

        if (!content.IsList() || content.GetArrayLength() == 0) return Wrong(index, "expected content that is a string or a list of parts");
        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
        {
            if (part.Text("type") is not { } type || !PartTypes.Contains(type, StringComparer.Ordinal)) return Wrong(index, "expected parts of a known type in content");
            if (type == "text" && part.Text("text") is null) return Wrong(index, "expected a text in each part of type 'text'");
            text.Append(part.Text("text"));
        }

        _messages.Add((role, text.ToString()));
        return null;
    }

    private VendorRefusal? ReadCalls(JsonElement calls, int index)
    {
        if (!calls.IsList() || calls.GetArrayLength() == 0) return Wrong(index, "expected tool_calls with at least one call");
        foreach (var call in calls.EnumerateArray())
        {
            if (call.Text("id") is not { Length: > 0 } id || call.Text("type") != "function" || !call.Has("function", out var function)
                || function.Text("name") is not { Length: > 0 } || function.Text("arguments") is null)
                return Wrong(index, "expected tool_calls with id, type 'function', function.name and function.arguments (a string)");
            if (!_called.Add(id)) return Wrong(index, $"tool_calls holds the id '{id}' twice");
            _open.Add(id);
        }

        return null;
    }

    private VendorRefusal? ReadResult(JsonElement item, int index)
    {
        if (item.Text("tool_call_id") is not { } id) return OpenAiRefusals.Invalid($"Missing parameter 'tool_call_id': messages with role 'tool' must have a 'tool_call_id'.", $"messages.[{index}].tool_call_id");
        if (_called.Count == 0)
        {
            return OpenAiRefusals.Invalid(
                "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", $"messages.[{index}].role");
        }

        if (!_called.Contains(id))
        {
            return OpenAiRefusals.Invalid(
                $"Invalid parameter: 'tool_call_id' of '{id}' not found in 'tool_calls' of previous message.", $"messages.[{index}].tool_call_id");
        }

        _open.Remove(id);
        return null;
    }

    private VendorRefusal? Unanswered() => _open.Count == 0 ? null : OpenAiRefusals.Invalid(
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
        + $"The following tool_call_ids did not have response messages: {string.Join(", ", _open)}",
        "messages");

    private static VendorRefusal Wrong(int index, string wanted) => OpenAiRefusals.Invalid($"Invalid 'messages[{index}]': {wanted}.", $"messages[{index}]");
}
