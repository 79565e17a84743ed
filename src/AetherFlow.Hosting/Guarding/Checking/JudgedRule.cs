namespace AetherFlow.Hosting;

/// <summary>A rule that decided about a command.</summary>
/// <param name="Text">Its verdict and words: <c>allow git log|show</c>.</param>
/// <param name="Justification">Empty where it has none.</param>
/// <param name="Origin"><c>default</c>, <c>user</c>, <c>project</c> or <c>options</c>.</param>
public sealed record JudgedRule(string Text, string Justification, string Origin);
