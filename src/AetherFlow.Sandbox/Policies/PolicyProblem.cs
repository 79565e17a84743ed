namespace AetherFlow.Sandbox;

/// <summary>Why a policy was refused; <see cref="Code"/> is stable: <c>policy.invalid</c>, <c>policy.example</c>, <c>policy.widens</c>.</summary>
public sealed record PolicyProblem(string Code, string Message, string? Hint = null)
{
    public override string ToString() => Hint is null ? $"{Message} [{Code}]" : $"{Message} {Hint} [{Code}]";
}
