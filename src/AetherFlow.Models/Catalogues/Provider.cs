namespace AetherFlow.Models.Catalogues;

/// <summary>A vendor, or a server of one's own, that answers requests for models.</summary>
public sealed record Provider
{
    /// <summary>The kind whose servers speak OpenAI's chat completions.</summary>
    public const string OpenAiKind = "openai";

    /// <summary>The provider whose endpoint and model the user names.</summary>
    public const string CustomName = "custom";

    /// <summary>Lower-case; variables are named after it: <c>deepseek</c> reads <c>DEEPSEEK_API_URL</c>.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>The full address of its chat completions; null where the user must name it.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Variables that may hold its key, the first that is set wins.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>Null where the user must name one.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>A server on the user's own machine, which needs no key.</summary>
    public bool LocalServer { get; init; }

    /// <summary>The one to name to a user.</summary>
    public string KeyVariable => KeyVariables is [var first, ..] ? first : $"{VariablePrefix}_API_KEY";

    public string UrlVariable => $"{VariablePrefix}_API_URL";

    public string ModelVariable => $"{VariablePrefix}_MODEL";

    /// <summary><c>DEEPSEEK</c> for <c>deepseek</c>, <c>MY_HOST</c> for <c>my-host</c>.</summary>
    public string VariablePrefix => Name.ToUpperInvariant().Replace('-', '_');
}
