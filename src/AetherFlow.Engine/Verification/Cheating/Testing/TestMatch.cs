namespace AetherFlow.Engine.Verification;

/// <summary>A test before and after a change.</summary>
internal sealed record TestMatch(TestCase Before, TestCase After);
