namespace AetherFlow.Simulator.Serving;

/// <summary>A valid request as the server understood it.</summary>
public sealed record AskedRequest
{
    public required string Model { get; init; }

    public required IReadOnlyList<(string Role, string Text)> Messages { get; init; }

    public int? MaxTokens { get; init; }

    public float? Temperature { get; init; }

    public bool Stream { get; init; }

    public bool IncludeUsage { get; init; }

    /// <summary>SHA-256 of its content, as runs record it.</summary>
    public required string Hash { get; init; }
}
