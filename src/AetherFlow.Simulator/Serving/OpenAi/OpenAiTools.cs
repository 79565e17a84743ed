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

    /// <summary>Letters, digits, underscores and dashes, 64 at most.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static VendorRefusal? ReadTool(JsonElement tool, List<string> names)
    {
        var at = $"tools[{names.Count}]";
        if (tool.Text("type") is not { } type) return OpenAiRefusals.Invalid($"Missing required parameter: '{at}.type'.", $"{at}.type", "missing_required_parameter");
        if (type != "function") return OpenAiRefusals.Invalid($"Invalid value: '{type}'. Supported values are: 'function'.", $"{at}.type", "invalid_value");
        if (!tool.Has("function", out var function) || !function.IsObject()) return OpenAiRefusals.Invalid($"Missing required parameter: '{at}.function'.", $"{at}.function", "missing_required_parameter");
        if (function.Text("name") is not { } name) return OpenAiRefusals.Invalid($"Missing required parameter: '{at}.function.name'.", $"{at}.function.name", "missing_required_parameter");
        if (!IsName(name))
            return OpenAiRefusals.Invalid($"Invalid '{at}.function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", $"{at}.function.name", "invalid_value");
        names.Add(name);
        if (!function.Has("parameters", out var parameters)) return null;
        if (!parameters.IsObject() || (parameters.Has("type", out var kind) && !(kind.IsText() && kind.ValueEquals("object"))))
            return OpenAiRefusals.Invalid($"Invalid schema for function '{name}': schema must be a JSON Schema of 'type: \"object\"'.", $"{at}.function.parameters", "invalid_function_parameters");
        var isStrict = function.Has("strict", out var strict) && strict.ValueKind == JsonValueKind.True;
        return isStrict && OpenAiResponseFormat.SchemaFaultOf(parameters) is { } fault
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
