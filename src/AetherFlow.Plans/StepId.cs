namespace AetherFlow.Plans;

/// <summary>Names a step within its plan, such as <c>step_3</c>.</summary>
public readonly record struct StepId(string Value)
{
    public override string ToString() => Value;
}
