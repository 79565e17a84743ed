namespace AetherFlow.Engine.Checking;

/// <summary>A rule that an audit judges by.</summary>
/// <param name="Id"><c>C1</c>, <c>C2</c>, … for criteria of the step, <c>G1</c>, … for guidelines.</param>
/// <param name="Text">One line.</param>
public sealed record CheckRule(string Id, string Text)
{
    public override string ToString() => $"{Id}: {Text}";
}
