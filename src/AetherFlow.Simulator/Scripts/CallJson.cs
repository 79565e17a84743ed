using System.Text.Json;

namespace AetherFlow.Simulator.Scripts;

/// <summary>A tool call as a script writes it.</summary>
internal sealed record CallJson(string? Name, JsonElement? Arguments, string? Id)
{
    public ScriptedCall ToCall(string path, List<string> errors)
    {
        if (string.IsNullOrEmpty(Name)) errors.Add($"{path}.name is missing.");
        if (Arguments is { ValueKind: not JsonValueKind.Object }) errors.Add($"{path}.arguments is no JSON object.");
        return new ScriptedCall(Name ?? "", Arguments?.GetRawText() ?? "{}", Id);
    }
}
