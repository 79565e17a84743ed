namespace AetherFlow.Runs.Events;

/// <summary>One provider and model that a run may use.</summary>
public sealed record RouteChoice(string Provider, string Model, string Reason);
