namespace AetherFlow.Runs.Events;

/// <summary>A step that a fork works again.</summary>
/// <param name="Step">Its id.</param>
/// <param name="Why">For people, such as <c>edited</c> or <c>depends on step_7</c>.</param>
public sealed record ForkedStep(string Step, string Why);
