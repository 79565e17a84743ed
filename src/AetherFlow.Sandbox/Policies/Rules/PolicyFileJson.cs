namespace AetherFlow.Sandbox;

/// <summary>A policy as its file has it.</summary>
internal sealed record PolicyFileJson
{
    public required int Version { get; set; }

    public IReadOnlyList<PolicyRuleJson> Rules { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Without { get; set; } = [];
}
