using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Estimating;

/// <summary>An item of a prompt whose text only the run will know.</summary>
/// <param name="Name">As in <see cref="PromptPart.Name"/>.</param>
/// <param name="Tokens">What it probably has.</param>
/// <param name="MostCharacters">What it can have at most.</param>
internal sealed record UnknownPart(string Name, int Tokens, long MostCharacters)
{
    public PromptPart ToPart() => new(Name, "", Tokens);
}
