namespace AetherFlow.Runs.Events;

/// <summary>One item of a step's prompt, so that two prompts can be compared without their texts.</summary>
/// <param name="Name">Such as <c>system</c>, <c>guidelines</c>, <c>file src/app.py</c>, <c>result step_1</c>.</param>
/// <param name="Hash">The first 16 hex digits of the SHA-256 of its text.</param>
/// <param name="Tokens">An estimate: a token for every four characters.</param>
/// <param name="IsCut">Only parts of it were sent.</param>
public sealed record PromptPart(string Name, string Hash, int Tokens, bool IsCut = false)
{
    /// <summary>The name of what the step says of itself; in a correction what failed stands in it.</summary>
    public const string OfStep = "step";
}
