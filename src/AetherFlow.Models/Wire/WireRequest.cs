using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>What a format is to write down.</summary>
internal sealed record WireRequest
{
    public required ProviderSettings Provider { get; init; }

    public required ModelEntry Model { get; init; }

    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required ChatOptions Options { get; init; }

    public required bool Stream { get; init; }

    public int MaxTokens => Options.MaxOutputTokens ?? ModelSettings.DefaultMaxTokens;

    public IReadOnlyList<AIFunctionDeclaration> Tools => [.. (Options.Tools ?? []).Cast<AIFunctionDeclaration>()];

    public ChatResponseFormatJson? Json => Options.ResponseFormat as ChatResponseFormatJson;

    /// <exception cref="ArgumentException">The messages hold what no format sends.</exception>
    public static WireRequest Of(ProviderSettings provider, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream)
    {
        var all = messages.ToList();
        var other = all.SelectMany(m => m.Contents).FirstOrDefault(c => c is not (TextContent or TextReasoningContent or FunctionCallContent or FunctionResultContent or UsageContent));
        if (other is not null) throw new ArgumentException($"This client sends texts and tool calls only, no {other.GetType().Name}.", nameof(messages));
        if (options?.Tools?.FirstOrDefault(t => t is not AIFunctionDeclaration) is { } tool) throw new ArgumentException($"The tool {tool.Name} is no function.", nameof(options));
        return new WireRequest
        {
            Provider = provider,
            Model = provider.ModelNamed(options?.ModelId ?? provider.DefaultModel),
            Messages = all,
            Options = options ?? new ChatOptions(),
            Stream = stream,
        };
    }
}
