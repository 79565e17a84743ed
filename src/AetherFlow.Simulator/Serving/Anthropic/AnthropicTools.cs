using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>.</summary>
internal static class AnthropicTools
{
    public static string? Read(JsonElement root, out IReadOnlyList<string> names)
    {
        var found = new List<string>();
        names = found;
        if (root.Has("tools", out var tools))
        {
            if (!tools.IsList()) return "tools: Input should be a valid list";
            foreach (var tool in tools.EnumerateArray())
            {
                if (ReadTool(tool, $"tools.{found.Count}", found) is { } wrong) return wrong;
            }

            if (found.Distinct(StringComparer.Ordinal).Count() < found.Count) return "tools: Tool names must be unique.";
        }

        return root.Has("tool_choice", out var choice) ? ReadChoice(choice, found) : null;
    }

    private static string? ReadTool(JsonElement tool, string path, List<string> names)
    {
        if (!tool.IsObject()) return $"{path}: Input should be a valid dictionary or object to extract fields from";
        if (tool.Text("name") is not { } name) return $"{path}.custom.name: Field required";
        names.Add(name);

        // Tools that run at the vendor's carry a type of their own and no schema.
        if (tool.Text("type") is { } type && type != "custom") return null;
        if (name.Length is 0 or > 128 || !JsonFields.IsPlainName(name))
            return $"{path}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{{1,128}}$'";
        if (!tool.Has("input_schema", out var schema)) return $"{path}.custom.input_schema: Field required";
        if (!schema.IsObject()) return $"{path}.custom.input_schema: Input should be a valid dictionary";
        if (!schema.Has("type", out var kind)) return $"{path}.custom.input_schema.type: Field required";
        if (!kind.Is("object")) return $"{path}.custom.input_schema.type: Input should be 'object'";
        if (tool.Has("description", out var words) && !words.IsText()) return $"{path}.custom.description: Input should be a valid string";
        if (tool.IsTrue("strict") && AnthropicOutput.SchemaFaultOf(schema) is { } fault) return $"{path}.custom.input_schema: {fault}";
        return AnthropicSettings.CacheMark(tool, $"{path}.custom", out _);
    }

    private static string? ReadChoice(JsonElement choice, List<string> names)
    {
        var type = choice.Text("type");
        if (type is not ("auto" or "any" or "tool" or "none"))
            return "tool_choice: Input tag found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'";
        if (names.Count == 0 && type != "none") return "tool_choice: tool_choice may only be specified while providing tools.";
        if (type != "tool") return null;
        if (choice.Text("name") is not { } name) return "tool_choice.tool.name: Field required";
        return names.Contains(name, StringComparer.Ordinal) ? null : $"tool_choice: Tool '{name}' not found in provided tools";
    }
}
