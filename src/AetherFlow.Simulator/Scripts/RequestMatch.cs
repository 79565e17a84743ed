namespace AetherFlow.Simulator.Scripts;

/// <summary>Which requests an entry answers; conditions that are left out always hold.</summary>
public sealed record RequestMatch
{
    /// <summary>Texts that must all stand in the messages.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>SHA-256 of the request, as runs record it.</summary>
    public string? Request { get; init; }

    public string? Model { get; init; }

    /// <summary>Whether the request must ask for a stream, or must not.</summary>
    public bool? Stream { get; init; }

    /// <summary>Tools that the request must offer, by name.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    internal bool Fits(Serving.AskedRequest asked) =>
        (Request is null || Request == asked.Hash)
        && (Model is null || Model == asked.Model)
        && (Stream is null || Stream == asked.Stream)
        && Tools.All(name => asked.Tools.Contains(name, StringComparer.Ordinal))
        && Contains.All(text => asked.Messages.Any(m => m.Text.Contains(text, StringComparison.Ordinal)));

    internal string Describe()
    {
        var conditions = Contains.Select(text => $"contains '{(text.Length > 60 ? text[..60] + "…" : text)}'").ToList();
        if (Request is not null) conditions.Add($"request {Request[..Math.Min(12, Request.Length)]}");
        if (Model is not null) conditions.Add($"model {Model}");
        if (Stream is not null) conditions.Add(Stream.Value ? "streaming" : "not streaming");
        conditions.AddRange(Tools.Select(name => $"tool {name}"));
        return conditions.Count == 0 ? "any request" : string.Join(", ", conditions);
    }
}
