namespace AetherFlow.Bench.Routing;

/// <summary>What a policy brings on average.</summary>
/// <param name="Solved">Share of tasks, 0 to 1.</param>
/// <param name="Cost">US dollars a task.</param>
internal sealed record Expectation(double Solved, double Cost);
