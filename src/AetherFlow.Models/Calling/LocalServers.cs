using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Calling;

/// <summary>Asks the servers on this machine whether they are there, and what models they have.</summary>
public static class LocalServers
{
    /// <summary>A server on this machine answers at once, or is not there.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>The settings with every server that answered, in the catalogue's order; the others are left out.</summary>
    public static async Task<ModelSettings> AddAsync(ModelSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        if (settings.Unasked.Count == 0) return settings;
        using var http = ModelHttp.Create();
        return await AddAsync(settings, http, time, cancellation);
    }

    internal static async Task<ModelSettings> AddAsync(ModelSettings settings, HttpClient http, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var asked = await Task.WhenAll(settings.Unasked.Select(u => AskAsync(u.Provider, http, either.Token)));
        cancellation.ThrowIfCancellationRequested();
        var order = settings.Catalogue.Providers.Select((p, index) => (p.Name, index)).ToDictionary(p => p.Name, p => p.index, StringComparer.Ordinal);
        return settings with
        {
            Providers = [.. settings.Providers.Concat(asked.OfType<ProviderSettings>()).OrderBy(p => order.GetValueOrDefault(p.Name, int.MaxValue))],
            Unasked = [],
        };
    }

    private static async Task<ProviderSettings?> AskAsync(ProviderSettings provider, HttpClient http, CancellationToken cancellation)
    {
        if (await ModelList.ReadAsync(provider, http, cancellation) is not { } ids) return null;
        if (provider.DefaultModel.Length == 0 && ids.Count == 0) return null;
        return provider with
        {
            DefaultModel = provider.DefaultModel.Length > 0 ? provider.DefaultModel : ids[0],
            Models = [.. provider.Models, .. ids.Where(id => provider.Models.All(m => m.Id != id)).Select(id => ModelEntry.Unlisted(provider.Name, id))],
        };
    }
}
