namespace AetherFlow.Runs.Folds;

/// <summary>What all runs of one workflow, or of one mode, cost together.</summary>
/// <param name="Workflow">As in <see cref="RunCosts.Workflow"/>.</param>
public sealed record WorkflowCosts(string Workflow, CostSums Sums);
