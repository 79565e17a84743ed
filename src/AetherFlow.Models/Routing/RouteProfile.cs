using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>What is to be decided: which mode asks, and who wants what.</summary>
public sealed record RouteProfile
{
    public const string Fast = "FAST";

    public const string Build = "BUILD";

    public const string DoubleCheck = "DOUBLE-CHECK";

    /// <summary>One of the three above.</summary>
    public required string Mode { get; init; }

    /// <summary>What the user asked for: a provider, <c>provider/model</c>, or the id of a model.</summary>
    public string? Wanted { get; init; }

    /// <summary>What the plan asks for, in the same words; <c>auto</c> for nothing.</summary>
    public string? PlanWants { get; init; }

    /// <summary>Who produced what is to be checked: others come first.</summary>
    public RouteChoice? Avoid { get; init; }
}
