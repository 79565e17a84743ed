namespace AetherFlow.Plans;

/// <summary>An error keeps a plan from running; a warning does not.</summary>
public enum PlanSeverity
{
    Warning,
    Error,
}
