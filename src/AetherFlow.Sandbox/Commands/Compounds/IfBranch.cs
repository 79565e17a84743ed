namespace AetherFlow.Sandbox;

/// <summary>One condition of an <c>if</c>, with what runs when it holds.</summary>
public sealed record IfBranch(Command Condition, Command Body);
