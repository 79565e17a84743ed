using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Reads <c>tools</c> and <c>toolConfig</c>.</summary>
internal static class GeminiTools
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "functionDeclarations", "googleSearch", "googleSearchRetrieval", "codeExecution", "urlContext", "computerUse", "fileSearch", "googleMaps",
    };

    private static readonly HashSet<string> DeclarationKnown = new(StringComparer.Ordinal)
    {
        "name", "description", "behavior", "parameters", "parametersJsonSchema", "response", "responseJsonSchema",
    };

    private static readonly HashSet<string> ConfigKnown = new(StringComparer.Ordinal) { "functionCallingConfig", "retrievalConfig" };

    private static readonly HashSet<string> CallingKnown = new(StringComparer.Ordinal) { "mode", "allowedFunctionNames" };

    private static readonly string[] Modes = ["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"];

    public static VendorRefusal? Read(GeminiFields request, out IReadOnlyList<string> names)
    {
        var found = new List<string>();
        names = found;
        if (request.Has("tools", out var tools))
        {
            if (!tools.IsList()) return GeminiRefusals.WrongValue("tools", "a list is wanted");
            foreach (var (index, tool) in tools.EnumerateArray().Index())
            {
                if (ReadTool(tool, $"tools[{index}]", found) is { } refusal) return refusal;
            }
        }

        return request.Has("toolConfig", out var config) ? ReadConfig(config, found) : null;
    }

    private static VendorRefusal? ReadTool(JsonElement tool, string place, List<string> names)
    {
        if (GeminiFields.Read(tool, place, Known, out var fields) is { } unknown) return unknown;
        if (!fields.Has("functionDeclarations", out var list)) return null;
        if (!list.IsList()) return GeminiRefusals.WrongValue($"{place}.function_declarations", "a list is wanted");
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (ReadDeclaration(item, $"{place}.function_declarations[{index}]", names) is { } refusal) return refusal;
        }

        return null;
    }

    private static VendorRefusal? ReadDeclaration(JsonElement item, string place, List<string> names)
    {
        if (GeminiFields.Read(item, place, DeclarationKnown, out var fields) is { } unknown) return unknown;
        if (fields.Text("name") is not { } name || !IsName(name))
        {
            return GeminiRefusals.Invalid(
                $"* GenerateContentRequest.{place}.name: Invalid function name. Must start with a letter or an underscore. "
                + "Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 64.\n");
        }

        if (names.Contains(name, StringComparer.Ordinal)) return GeminiRefusals.Invalid($"Duplicate function declaration found: {name}");
        names.Add(name);
        var hasOwn = fields.Has("parameters", out var parameters);
        if (hasOwn && fields.Has("parametersJsonSchema"))
            return GeminiRefusals.Invalid($"* GenerateContentRequest.{place}: only one of parameters and parameters_json_schema may be set.\n");
        return hasOwn ? GeminiSchema.Check(parameters, $"{place}.parameters") : null;
    }

    private static VendorRefusal? ReadConfig(JsonElement config, List<string> names)
    {
        const string Place = "tool_config.function_calling_config";
        if (GeminiFields.Read(config, "tool_config", ConfigKnown, out var fields) is { } unknown) return unknown;
        if (!fields.Has("functionCallingConfig", out var calling)) return null;
        if (GeminiFields.Read(calling, Place, CallingKnown, out var settings) is { } wrong) return wrong;
        var mode = settings.Text("mode") ?? "AUTO";
        if (!Modes.Contains(mode, StringComparer.OrdinalIgnoreCase))
            return GeminiRefusals.WrongValue($"{Place}.mode", "type.googleapis.com/google.ai.generativelanguage.v1beta.FunctionCallingConfig.Mode");
        if (!settings.Has("allowedFunctionNames", out var allowed)) return null;
        if (!allowed.IsList() || !allowed.EnumerateArray().All(JsonFields.IsText)) return GeminiRefusals.WrongValue($"{Place}.allowed_function_names", "TYPE_STRING");
        if (allowed.GetArrayLength() == 0) return null;
        if (!mode.Equals("ANY", StringComparison.OrdinalIgnoreCase) && !mode.Equals("VALIDATED", StringComparison.OrdinalIgnoreCase))
            return GeminiRefusals.Invalid($"* GenerateContentRequest.{Place}.allowed_function_names: allowed_function_names should only be set when mode is ANY.\n");
        var missing = allowed.EnumerateArray().Select(a => a.GetString()).FirstOrDefault(a => !names.Contains(a, StringComparer.Ordinal));
        return missing is null ? null : GeminiRefusals.Invalid($"* GenerateContentRequest.{Place}.allowed_function_names: '{missing}' is not a declared function.\n");
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-');
}
