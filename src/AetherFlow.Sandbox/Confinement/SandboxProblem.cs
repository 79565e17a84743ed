namespace AetherFlow.Sandbox;

/// <summary>
/// What the sandbox refused, or why there is none. <see cref="Code"/> is stable (<c>sandbox.missing</c>,
/// <c>sandbox.memory</c>).
/// </summary>
public sealed record SandboxProblem(string Code, string Message, string Hint)
{
    public override string ToString() => $"{Message} {Hint} [{Code}]";
}
