using System.Runtime.InteropServices;
using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>.</summary>
internal sealed class AnthropicTools
{
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    /// <summary>Marks for the cache.</summary>
    public int Marks { get; private set; }

    /// <summary>How many bytes of <c>tools</c> end with the last marked tool; 0 without one.</summary>
    public int MarkedBytes { get; private set; }

    public string? Read(JsonElement root)
    {
        if (root.Has("tools", out var tools))
        {
            if (!tools.IsList()) return "tools: Input should be a valid list";
            foreach (var tool in tools.EnumerateArray())
            {
                if (ReadTool(tool, $"tools.{_names.Count}", out var isMarked) is { } wrong) return wrong;
                if (isMarked) Mark(tools, tool);
            }

            if (_names.Distinct(StringComparer.Ordinal).Count() < _names.Count) return "tools: Tool names must be unique.";
        }

        return root.Has("tool_choice", out var choice) ? ReadChoice(choice) : null;
    }

    private void Mark(JsonElement tools, JsonElement tool)
    {
        Marks++;
        var last = JsonMarshal.GetRawUtf8Value(tool);
        JsonMarshal.GetRawUtf8Value(tools).Overlaps(last, out var start);
        MarkedBytes = start + last.Length;
    }

    private string? ReadTool(JsonElement tool, string path, out bool isMarked)
    {
        isMarked = false;
        if (!tool.IsObject()) return $"{path}: Input should be a valid dictionary or object to extract fields from";
        if (tool.Text("name") is not { } name) return $"{path}.custom.name: Field required";
        _names.Add(name);

        // Tools that run at the vendor's carry a type of their own and no schema.
        if (tool.Text("type") is { } type && type != "custom") return AnthropicSettings.CacheMark(tool, $"{path}.{type}", out isMarked);
        if (name.Length is 0 or > 128 || !JsonFields.IsPlainName(name))
            return $"{path}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{{1,128}}$'";
        if (!tool.Has("input_schema", out var schema)) return $"{path}.custom.input_schema: Field required";
        if (!schema.IsObject()) return $"{path}.custom.input_schema: Input should be a valid dictionary";
        if (!schema.Has("type", out var kind)) return $"{path}.custom.input_schema.type: Field required";
        if (!kind.Is("object")) return $"{path}.custom.input_schema.type: Input should be 'object'";
        if (tool.Has("description", out var words) && !words.IsText()) return $"{path}.custom.description: Input should be a valid string";
        if (tool.IsTrue("strict") && AnthropicOutput.SchemaFaultOf(schema) is { } fault) return $"{path}.custom.input_schema: {fault}";
        return AnthropicSettings.CacheMark(tool, $"{path}.custom", out isMarked);
    }

    private string? ReadChoice(JsonElement choice)
    {
        var type = choice.Text("type");
        if (type is not ("auto" or "any" or "tool" or "none"))
            return "tool_choice: Input tag found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'";
        if (_names.Count == 0 && type != "none") return "tool_choice: tool_choice may only be specified while providing tools.";
        if (type != "tool") return null;
        if (choice.Text("name") is not { } name) return "tool_choice.tool.name: Field required";
        return _names.Contains(name, StringComparer.Ordinal) ? null : $"tool_choice: Tool '{name}' not found in provided tools";
    }
}
