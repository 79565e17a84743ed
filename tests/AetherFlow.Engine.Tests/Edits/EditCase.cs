namespace AetherFlow.Engine.Tests.Edits;

/// <summary>A reply in one format, the files it is for and what they become.</summary>
internal sealed record EditCase
{
    public required IReadOnlyDictionary<string, string> Before { get; init; }

    public required string Reply { get; init; }

    public required IReadOnlyDictionary<string, string> After { get; init; }

    /// <summary>As the journal records them: path, line, rung and similarity.</summary>
    public IReadOnlyList<string> Edits { get; init; } = [];

    public string[] Targets => [.. Before.Keys];
}
