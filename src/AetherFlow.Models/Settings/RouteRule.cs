namespace AetherFlow.Models.Settings;

/// <summary>Whom the user wants to ask for which steps; conditions that are left out always hold.</summary>
public sealed record RouteRule
{
    /// <summary><c>FAST</c>, <c>BUILD</c> or <c>DOUBLE-CHECK</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Type of the step, in the plan's word.</summary>
    public string? Type { get; init; }

    /// <summary>0 to 1.</summary>
    public double? ComplexityAtLeast { get; init; }

    /// <summary>0 to 1.</summary>
    public double? ComplexityBelow { get; init; }

    /// <summary>Best first: a provider, or <c>provider/model</c>; at least one.</summary>
    public required IReadOnlyList<string> Use { get; init; }
}
