namespace AetherFlow.Runs.Events;

/// <summary>One provider and model that a run may use.</summary>
public sealed record RouteChoice(string Provider, string Model, string Reason)
{
    /// <summary>The mode it serves, where a list holds those of several.</summary>
    public string? Mode { get; init; }
}
