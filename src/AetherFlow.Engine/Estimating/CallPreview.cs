using AetherFlow.Engine.Prompts;

namespace AetherFlow.Engine.Estimating;

/// <summary>What decides how much a step's calls cost in one phase.</summary>
internal sealed record CallPreview
{
    public required Prompt Prompt { get; init; }

    public required IReadOnlyList<UnknownPart> Unknown { get; init; }

    /// <summary>Tokens of the reply, as expected.</summary>
    public required int ReplyTokens { get; init; }

    /// <summary>Tokens that the reply of each attempt may have; as many as there are attempts.</summary>
    public required IReadOnlyList<int> MaxTokens { get; init; }

    /// <summary>Of the prompt as it is now, and of what will be in it.</summary>
    public long PromptBytes => Prompt.Bytes + (Unknown.Sum(part => (long)part.Tokens) * PromptBudget.CharactersPerToken);

    public int PromptTokens => Prompt.Parts.Sum(part => part.Tokens) + Unknown.Sum(part => part.Tokens);
}
