using System.Text.Json;

namespace AetherFlow.Sandbox;

/// <summary>A rule as its file has it.</summary>
internal sealed record PolicyRuleJson
{
    /// <summary>Each a string, or an array of strings to choose from.</summary>
    public required IReadOnlyList<JsonElement> Words { get; set; }

    public required string Verdict { get; set; }

    public string Justification { get; set; } = "";

    public IReadOnlyList<string> Match { get; set; } = [];

    public IReadOnlyList<string> NotMatch { get; set; } = [];
}
