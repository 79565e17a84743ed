using System.Text;
using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Reads the system text and the messages: each by itself, and that calls and results belong together.</summary>
/// <param name="marksBefore">Marks for the cache on the tools, which count too.</param>
internal sealed class AnthropicConversation(int marksBefore)
{
    private const int MostMarks = 4;

    private readonly List<(string Role, string Text)> _messages = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _marks = marksBefore;
    private int _index;

    public IReadOnlyList<(string Role, string Text)> Messages => _messages;

    /// <summary>How many messages end before the last mark for the cache; 0 without one.</summary>
    public int MarkedMessages { get; private set; }

    public string? Read(JsonElement root)
    {
        if (!root.Has("messages", out var list)) return "messages: Field required";
        if (!list.IsList()) return "messages: Input should be a valid list";
        if (list.GetArrayLength() == 0) return "messages: at least one message is required";
        if (root.Has("system", out var system) && ReadSystem(system) is { } wrongSystem) return wrongSystem;
        var last = list.GetArrayLength() - 1;
        foreach (var item in list.EnumerateArray())
        {
            if (ReadMessage(item, isLast: _index == last) is { } wrong) return wrong;
            _index++;
        }

        if (_marks > MostMarks) return $"A maximum of {MostMarks} blocks with cache_control may be provided. Found {_marks}.";
        return _open.Count > 0 ? Unanswered() : null;
    }

    private string? ReadSystem(JsonElement system)
    {
        if (system.IsText())
        {
            _messages.Add(("system", system.GetString()!));
            return null;
        }

        if (!system.IsList()) return "system: Input should be a valid list";
        foreach (var (index, block) in system.EnumerateArray().Index())
        {
            var path = $"system.{index}";
            if (block.Text("type") != "text") return $"{path}.type: Input should be 'text'";
            if (block.Text("text") is not { } text) return $"{path}.text: Field required";
            if (text.Length == 0) return "system: text content blocks must be non-empty";
            _messages.Add(("system", text));
            if (Mark(block, path, out var isMarked) is { } wrong) return wrong;
            if (isMarked) MarkedMessages = _messages.Count;
        }

        return null;
    }

    private string? ReadMessage(JsonElement item, bool isLast)
    {
        var path = $"messages.{_index}";
        if (item.Text("role") is not { } role) return $"{path}.role: Field required";
        if (role == "system") return "messages: Unexpected role \"system\". The Messages API accepts a top-level `system` parameter, not \"system\" as an input message role.";
        if (role is not ("user" or "assistant")) return $"{path}.role: Input should be 'user' or 'assistant'";
        if (_index == 0 && role != "user") return "messages: first message must use the \"user\" role";
        if (!item.Has("content", out var content)) return $"{path}.content: Field required";
        if (_open.Count > 0 && (role != "user" || !content.IsList())) return Unanswered();
        if (content.IsText())
        {
            if (content.GetString()!.Length == 0 && !(isLast && role == "assistant")) return $"{path}: all messages must have non-empty content except for the optional final assistant message";
            if (isLast && role == "assistant" && char.IsWhiteSpace(content.GetString()!.LastOrDefault())) return "messages: final assistant content cannot end with trailing whitespace";
            _messages.Add((role, content.GetString()!));
            return null;
        }

        if (!content.IsList()) return $"{path}.content: Input should be a valid list";
        if (content.GetArrayLength() == 0 && !(isLast && role == "assistant")) return $"{path}: all messages must have non-empty content except for the optional final assistant message";
        return ReadBlocks(content, role);
    }

    private string? ReadBlocks(JsonElement content, string role)
    {
        var expected = _open.ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        var results = new List<string>();
        var isMarked = false;
        foreach (var (place, block) in content.EnumerateArray().Index())
        {
            var path = $"messages.{_index}.content.{place}";
            if (ReadBlock(block, role, path, expected, text, results) is { } wrong) return wrong;
            if (Mark(block, path, out var marks) is { } wrongMark) return wrongMark;
            isMarked |= marks;
        }

        if (role == "user" && _open.Count > 0) return Unanswered();
        _messages.AddRange(results.Select(result => ("tool", result)));
        if (text.Length > 0 || results.Count == 0) _messages.Add((role, text.ToString()));
        if (isMarked) MarkedMessages = _messages.Count;
        return null;
    }

    private string? ReadBlock(JsonElement block, string role, string path, HashSet<string> expected, StringBuilder text, List<string> results)
    {
        switch (block.Text("type"))
        {
            case null:
                return $"{path}.type: Field required";
            case "text":
                if (block.Text("text") is not { } words) return $"{path}.text.text: Field required";
                if (words.Length == 0) return "messages: text content blocks must be non-empty";

                // Results must come first; a text before them stands where the vendor looks for them.
                if (expected.Count > 0 && _open.Count == expected.Count) return Unanswered();
                text.Append(words);
                return null;
            case "tool_use" when role == "assistant":
                return ReadCall(block, path);
            case "tool_result" when role == "user":
                return ReadResult(block, path, expected, results);
            case "thinking" when role == "assistant":
                return block.Text("thinking") is null ? $"{path}.thinking.thinking: Field required"
                    : block.Text("signature") is null ? $"{path}.thinking.signature: Field required"
                    : null;
            case "redacted_thinking" when role == "assistant":
                return block.Text("data") is null ? $"{path}.redacted_thinking.data: Field required" : null;
            case "image" or "document" or "search_result" when role == "user":
                return null;
            case "tool_use" or "tool_result" or "thinking" or "redacted_thinking":
                return $"messages: {block.Text("type")} blocks cannot be in `{role}` messages";
            default:
                return $"{path}: Input tag '{block.Text("type")}' found using 'type' does not match any of the expected tags: 'document', 'image', "
                    + "'redacted_thinking', 'search_result', 'text', 'thinking', 'tool_result', 'tool_use'";
        }
    }

    private string? ReadCall(JsonElement block, string path)
    {
        if (block.Text("id") is not { Length: > 0 } id) return $"{path}.tool_use.id: Field required";
        if (!JsonFields.IsPlainName(id)) return $"{path}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'";
        if (block.Text("name") is not { Length: > 0 }) return $"{path}.tool_use.name: Field required";
        if (!block.Has("input", out var input)) return $"{path}.tool_use.input: Field required";
        if (!input.IsObject()) return $"{path}.tool_use.input: Input should be a valid dictionary";
        return _open.Add(id) ? null : $"messages: `tool_use` ids must be unique: {id}";
    }

    private string? ReadResult(JsonElement block, string path, HashSet<string> expected, List<string> results)
    {
        if (block.Text("tool_use_id") is not { } id) return $"{path}.tool_result.tool_use_id: Field required";
        if (!expected.Contains(id))
        {
            return $"{path}: unexpected `tool_use_id` found in `tool_result` blocks: {id}. "
                + "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.";
        }

        if (!_open.Remove(id)) return $"{path}: each tool_use must have a single result. Found multiple `tool_result` blocks with id: {id}";
        if (block.Has("is_error", out var failed) && !failed.IsFlag()) return $"{path}.tool_result.is_error: Input should be a valid boolean";
        if (!block.Has("content", out var content))
        {
            results.Add("");
            return null;
        }

        if (!content.IsText() && !content.IsList()) return $"{path}.tool_result.content: Input should be a valid list";
        results.Add(content.IsText() ? content.GetString()! : string.Concat(content.EnumerateArray().Select(part => part.Text("text"))));
        return null;
    }

    private string? Mark(JsonElement block, string path, out bool isMarked)
    {
        var wrong = AnthropicSettings.CacheMark(block, path, out isMarked);
        if (isMarked) _marks++;
        return wrong;
    }

    private string Unanswered() =>
        $"messages.{_index - 1}: `tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", _open)}. "
        + "Each `tool_use` block must have a corresponding `tool_result` block in the next message.";
}
