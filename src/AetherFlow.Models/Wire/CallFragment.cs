namespace AetherFlow.Models.Wire;

/// <summary>A tool call, or what one message says of it.</summary>
internal sealed record CallFragment
{
    /// <summary>Its place among the calls of the reply; null where the server does not count them.</summary>
    public int? Index { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>JSON, or the next part of it.</summary>
    public string? Arguments { get; init; }

    /// <summary>What the vendor wants back with the call.</summary>
    public string? Signature { get; init; }
}
