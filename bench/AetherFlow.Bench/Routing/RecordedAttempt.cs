namespace AetherFlow.Bench.Routing;

/// <summary>One attempt of a model.</summary>
/// <param name="Resolved">Whether the task's hidden tests pass.</param>
/// <param name="Cost">US dollars of all its calls.</param>
internal sealed record RecordedAttempt(bool Resolved, double Cost);
