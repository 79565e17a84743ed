namespace AetherFlow.Sandbox;

/// <summary>What was found about one part of a command: the worst of it.</summary>
/// <param name="Text">The part, as a shell would read it.</param>
/// <param name="Code">Stable, as in <see cref="Judgement.Code"/>.</param>
public sealed record JudgedPart(string Text, Verdict Verdict, string Code, string Reason)
{
    public PolicyRule? Rule { get; init; }
}
