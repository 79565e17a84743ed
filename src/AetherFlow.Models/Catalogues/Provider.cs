using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Catalogues;

/// <summary>A vendor, or a server of one's own, that answers requests for models.</summary>
public sealed record Provider
{
    /// <summary>The kind whose servers speak OpenAI's chat completions.</summary>
    public const string OpenAiKind = "openai";

    /// <summary>The kind whose servers speak Anthropic's messages.</summary>
    public const string AnthropicKind = "anthropic";

    /// <summary>The kind whose servers speak Gemini's generateContent.</summary>
    public const string GeminiKind = "gemini";

    public static readonly IReadOnlyList<string> Kinds = [OpenAiKind, AnthropicKind, GeminiKind];

    /// <summary>The provider whose endpoint and model the user names.</summary>
    public const string CustomName = "custom";

    /// <summary>The name that every server of the kind reads for the tokens that a reply may have.</summary>
    public const string UsualMaxTokensField = "max_tokens";

    /// <summary>Lower-case; variables are named after it: <c>deepseek</c> reads <c>DEEPSEEK_API_URL</c>.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>
    /// The full address of its chat completions or messages; of a Gemini server its base, such as <c>https://host/v1beta</c>.
    /// Null where the user must name it.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Variables that may hold its key, the first that is set wins.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>Where a key of that variable is good, if not at <see cref="Endpoint"/>.</summary>
    public IReadOnlyDictionary<string, Uri> KeyEndpoints { get; init; } = new Dictionary<string, Uri>();

    /// <summary>A variable of the server's own that says where it listens, such as <c>OLLAMA_HOST</c>.</summary>
    public string? HostVariable { get; init; }

    /// <summary>The field of a request that limits the tokens of its reply.</summary>
    public string MaxTokensField { get; init; } = UsualMaxTokensField;

    /// <summary>Whether it reports the tokens of a stream when asked to; some refuse the question, and report them unasked.</summary>
    public bool StreamUsage { get; init; } = true;

    /// <summary>Whether it wants a model's thoughts back with the tool calls that they led to.</summary>
    public bool WantsReasoning { get; init; }

    /// <summary>Null where the user must name one.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>A server on the user's own machine, which needs no key.</summary>
    public bool LocalServer { get; init; }

    /// <summary>False where the user does not want it asked, whatever keys there are.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How much of it may be used, where no variable says otherwise.</summary>
    public TrafficLimits Limits { get; init; } = TrafficLimits.None;

    /// <summary>The one to name to a user.</summary>
    public string KeyVariable => KeyVariables is [var first, ..] ? first : $"{VariablePrefix}_API_KEY";

    public string UrlVariable => $"{VariablePrefix}_API_URL";

    public string ModelVariable => $"{VariablePrefix}_MODEL";

    /// <summary><c>DEEPSEEK</c> for <c>deepseek</c>, <c>MY_HOST</c> for <c>my-host</c>.</summary>
    public string VariablePrefix => Name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Where a key of that variable belongs; null where the user must say.</summary>
    public Uri? EndpointOf(string? keyVariable) =>
        keyVariable is not null && KeyEndpoints.TryGetValue(keyVariable, out var own) ? own : Endpoint;
}
