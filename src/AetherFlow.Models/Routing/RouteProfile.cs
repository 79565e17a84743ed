using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>What is to be decided: which mode asks for what, who wants whom, and how things stand.</summary>
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

    /// <summary>In the plan's word; null where no step is asked about.</summary>
    public string? StepType { get; init; }

    /// <summary>0 to 1; null where it is not known.</summary>
    public double? Complexity { get; init; }

    /// <summary>Tokens of the reply, as the plan expects; null where it does not say.</summary>
    public int? ExpectedTokens { get; init; }

    /// <summary>Of the whole request; null where it is not built yet, and then every window is large enough.</summary>
    public long? PromptBytes { get; init; }

    /// <summary>Tokens that the reply may have; null for the user's setting.</summary>
    public int? ReplyTokens { get; init; }

    /// <summary>Only models that may be offered tools will do.</summary>
    public bool RequiresTools { get; init; }

    /// <summary>Only models whose vendor holds a reply to a JSON schema will do.</summary>
    public bool RequiresSchema { get; init; }

    /// <summary>Who should not be asked at the moment.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>Money that is left; null for no limit.</summary>
    public Money? Remaining { get; init; }
}
