namespace AetherFlow.Sandbox;

/// <summary>Something that speaks against running a command without a question.</summary>
internal sealed record Finding(Verdict Verdict, string Code, string Reason)
{
    public PolicyRule? Rule { get; init; }

    public static Finding Ask(string code, string reason) => new(Verdict.Ask, code, reason);

    public static Finding Deny(string code, string reason) => new(Verdict.Deny, code, reason);
}
