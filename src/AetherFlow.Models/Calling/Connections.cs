using AetherFlow.Models.Settings;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Calling;

/// <summary>The clients of all providers that can be asked, with one pool of connections under them.</summary>
public sealed class Connections : IDisposable
{
    private readonly HttpClient? _http;
    private readonly Dictionary<string, Connection> _byName;

    /// <param name="settings">What the connections were made from.</param>
    /// <param name="clients">A client for each provider of the settings.</param>
    public Connections(ModelSettings settings, Func<ProviderSettings, IChatClient> clients)
    {
        Settings = settings;
        Redactor = new Redactor(settings.Secrets);
        _byName = settings.Providers.ToDictionary(p => p.Name, p => new Connection(p, clients(p)), StringComparer.Ordinal);
    }

    private Connections(ModelSettings settings, HttpClient http, TimeProvider time)
        : this(settings, provider => new ModelClient(provider, settings.Timeout, http, time)) => _http = http;

    public ModelSettings Settings { get; }

    /// <summary>Takes the keys of all providers out of texts.</summary>
    public Redactor Redactor { get; }

    /// <summary>Connects over the network.</summary>
    public static Connections Open(ModelSettings settings, TimeProvider time) => new(settings, ModelHttp.Create(), time);

    public Connection? Find(string provider) => _byName.GetValueOrDefault(provider);

    public void Dispose()
    {
        foreach (var connection in _byName.Values) connection.Client.Dispose();
        _http?.Dispose();
    }
}
