using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Settings;

/// <summary>A provider that can be asked: its address, its key, its models at the prices that hold for this user.</summary>
public sealed record ProviderSettings
{
    private static readonly ModelPrice Free = new() { InputPerMillion = 0, OutputPerMillion = 0, Source = "a server on this machine" };

    public required string Name { get; init; }

    /// <summary>One of <see cref="Provider.Kinds"/>: how it is spoken to.</summary>
    public string Kind { get; init; } = Provider.OpenAiKind;

    /// <summary>As <see cref="Catalogues.Provider.Endpoint"/> is.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Null for servers that ask for none.</summary>
    public string? Key { get; init; }

    /// <summary>The variable that holds, or would hold, the key; named where a server refuses it.</summary>
    public required string KeyVariable { get; init; }

    public required string UrlVariable { get; init; }

    public required string ModelVariable { get; init; }

    /// <summary>The model to ask where nothing else decides.</summary>
    public required string DefaultModel { get; init; }

    public required IReadOnlyList<ModelEntry> Models { get; init; }

    /// <summary>The field of a request that limits the tokens of its reply.</summary>
    public string MaxTokensField { get; init; } = Provider.UsualMaxTokensField;

    /// <summary>As <see cref="Catalogues.Provider.StreamUsage"/> is.</summary>
    public bool StreamUsage { get; init; } = true;

    /// <summary>As <see cref="Catalogues.Provider.WantsReasoning"/> is.</summary>
    public bool WantsReasoning { get; init; }

    /// <summary>How much of it may be used at once and in a minute, by all runs of this process.</summary>
    public TrafficLimits Limits { get; init; } = TrafficLimits.None;

    /// <summary>A server of the user's own, such as Ollama: there because it answers, not because it was chosen.</summary>
    public bool IsLocalServer { get; init; }

    /// <summary>
    /// The model's entry; one with assumed limits where it is not listed. A server on this machine sends no bill,
    /// unless a price is known.
    /// </summary>
    public ModelEntry ModelNamed(string id)
    {
        var entry = Models.FirstOrDefault(m => m.Id == id) ?? ModelEntry.Unlisted(Name, id);
        return entry.Price is null && Endpoint.IsLoopback ? entry with { Price = Free } : entry;
    }

    /// <summary>Never shows the key: records print all they hold.</summary>
    public override string ToString() => $"{Name} at {Endpoint.Host}, model {DefaultModel}{(Key is null ? ", no key" : "")}";
}
