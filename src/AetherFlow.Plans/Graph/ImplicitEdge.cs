namespace AetherFlow.Plans;

/// <summary>An order that the plan does not declare: both steps write <paramref name="File"/>, so the first goes first.</summary>
public sealed record ImplicitEdge(StepId From, StepId To, string File);
