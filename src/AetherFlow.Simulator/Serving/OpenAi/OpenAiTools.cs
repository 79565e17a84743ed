using System.Text.Json;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>.</summary>
internal static class OpenAiTools
{
    private const int MostTools = 128;

    private static readonly string[] Choices = ["none", "auto", "required"];

    public static VendorRefusal? Read(JsonElement root, out IReadOnlyList<string> names)
    {
        var found = new List<string>();
        names = found;
        if (root.Has("tools", out var tools))
        {
            if (!tools.IsList()) return OpenAiRefusals.Invalid("Invalid type for 'tools': expected an array of objects.", "tools");
            if (tools.GetArrayLength() == 0) return OpenAiRefusals.Invalid("Invalid 'tools': empty array. Expected an array with minimum length 1.", "tools", "empty_array");
            if (tools.GetArrayLength() > MostTools) return OpenAiRefusals.Invalid($"Invalid 'tools': array too long. Expected an array with maximum length {MostTools}.", "tools", "array_above_max_length");
            foreach (var tool in tools.EnumerateArray())
            {
                if (ReadTool(tool, found) is { } refusal) return refusal;
            }
        }

        if (root.Has("parallel_tool_calls", out _) && found.Count == 0)
            return OpenAiRefusals.Invalid("Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when 'tools' are specified.", "parallel_tool_calls");
        return root.Has("tool_choice", out var choice) ? ReadChoice(choice, found) : null;
    }

    /// <summary>The name of a tool or a schema: letters, digits, underscores and dashes, 64 at most.</summary>
    public static VendorRefusal? ReadName(JsonElement holder, string at, out string name)
    {
        var given = holder.Text("name");
        name = given ?? "";
        if (given is null) return OpenAiRefusals.Missing($"{at}.name");
        return name.Length is > 0 and <= 64 && JsonFields.IsPlainName(name)
            ? null
            : OpenAiRefusals.Invalid($"Invalid '{at}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", $"{at}.name", "invalid_value");
    }

    private static VendorRefusal? ReadTool(JsonElement tool, List<string> names)
    {
        var at = $"tools[{names.Count}]";
        if (tool.Text("type") is not { } type) return OpenAiRefusals.Missing($"{at}.type");
        if (type != "function") return OpenAiRefusals.Invalid($"Invalid value: '{type}'. Supported values are: 'function'.", $"{at}.type", "invalid_value");
        if (!tool.Has("function", out var function) || !function.IsObject()) return OpenAiRefusals.Missing($"{at}.function");
        if (ReadName(function, $"{at}.function", out var name) is { } wrongName) return wrongName;
        names.Add(name);
        if (!function.Has("parameters", out var parameters)) return null;
        if (!parameters.IsObject() || (parameters.Has("type", out var kind) && !kind.Is("object")))
            return OpenAiRefusals.Invalid($"Invalid schema for function '{name}': schema must be a JSON Schema of 'type: \"object\"'.", $"{at}.function.parameters", "invalid_function_parameters");
        return function.IsTrue("strict") && OpenAiResponseFormat.SchemaFaultOf(parameters) is { } fault
            ? OpenAiRefusals.Invalid($"Invalid schema for function '{name}': {fault}", $"{at}.function.parameters", "invalid_function_parameters")
            : null;
    }

    private static VendorRefusal? ReadChoice(JsonElement choice, List<string> names)
    {
        if (choice.IsText() && Choices.Contains(choice.GetString(), StringComparer.Ordinal))
        {
            return names.Count > 0 || choice.ValueEquals("none")
                ? null
                : OpenAiRefusals.Invalid("Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", "tool_choice");
        }

        if (choice.Text("type") != "function" || !choice.Has("function", out var function) || function.Text("name") is not { } name)
            return OpenAiRefusals.Invalid("Invalid value for 'tool_choice': expected 'none', 'auto', 'required' or a function.", "tool_choice", "invalid_value");
        return names.Contains(name, StringComparer.Ordinal)
            ? null
            : OpenAiRefusals.Invalid($"Tool choice '{name}' not found in 'tools' parameter.", "tool_choice");
    }
}
