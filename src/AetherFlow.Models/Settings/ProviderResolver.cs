using AetherFlow.Models.Catalogues;
using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>Makes one provider ready to be asked, or finds that it is not there.</summary>
internal sealed class ProviderResolver(Catalogue catalogue, Provider provider, Variables variables)
{
    /// <summary>Null where the provider lacks a key or an address, and where a problem was reported.</summary>
    public ProviderSettings? Resolve()
    {
        var key = variables.FindKey(provider.KeyVariables);
        var url = variables.Find(provider.UrlVariable);
        var model = variables.Find(provider.ModelVariable);
        if (!IsWanted(key is not null, url)) return null;
        var models = Models(model?.Value);
        if (Endpoint(url) is not { } endpoint || (model?.Value ?? provider.DefaultModel) is not { } chosen)
        {
            if (model is null && provider.DefaultModel is null)
                variables.Report(provider.ModelVariable, null, "is not set, and the server has no model that could be assumed", $"Set {provider.ModelVariable}.");
            return null;
        }

        if (key is { } held && url is not null && IsRedirected(endpoint, held, url)) return null;
        return new ProviderSettings
        {
            Name = provider.Name,
            Endpoint = endpoint,
            Key = key?.Setting.Value,
            KeyVariable = key?.Name ?? provider.KeyVariable,
            UrlVariable = provider.UrlVariable,
            ModelVariable = provider.ModelVariable,
            DefaultModel = chosen,
            Models = models,
        };
    }

    /// <summary>A vendor is there with its key, a server of the user's own with its address.</summary>
    private bool IsWanted(bool hasKey, Setting? url) =>
        provider.Endpoint is null ? hasKey || url is not null : hasKey || provider.LocalServer;

    private Uri? Endpoint(Setting? url)
    {
        if (url is null)
        {
            if (provider.Endpoint is null)
                variables.Report(provider.UrlVariable, null, "is not set, and this provider has no address of its own", $"Set {provider.UrlVariable}.");
            return provider.Endpoint;
        }

        if (EndpointAddress.TryRead(url.Value, provider.Endpoint, out var endpoint, out var why)) return endpoint;
        variables.Report(provider.UrlVariable, url, why, "Correct it or remove it.");
        return null;
    }

    /// <summary>Otherwise a file in a cloned repository could send the user's key to a server of its choice.</summary>
    private bool IsRedirected(Uri endpoint, (string Name, Setting Setting) key, Setting url)
    {
        if (provider.Endpoint is { } own && EndpointAddress.SameServer(own, endpoint)) return false;
        if (key.Setting.Source == url.Source) return false;
        variables.Report(new Problem(
            "settings.key_elsewhere",
            $"{provider.UrlVariable} (set in: {url.Source}) would send {key.Name} (set in: {key.Setting.Source}) to {endpoint.Host}.",
            "Set both in the same place, so that nobody but you decides where the key goes."));
        return true;
    }

    private List<ModelEntry> Models(string? named)
    {
        var models = catalogue.Models.Where(m => m.Provider == provider.Name).ToList();
        if (named is not null && models.TrueForAll(m => m.Id != named)) models.Add(Unlisted(named));
        var input = Cost("INPUT", "OUTPUT");
        var output = Cost("OUTPUT", "INPUT");
        if (input is null || output is null) return models;
        var price = new ModelPrice
        {
            InputPerMillion = input.Value * 1000,
            OutputPerMillion = output.Value * 1000,
            Source = $"{CostVariable("INPUT")} and {CostVariable("OUTPUT")}",
        };
        return [.. models.Select(m => m with { Price = price })];
    }

    private ModelEntry Unlisted(string id)
    {
        var window = variables.Whole($"{provider.VariablePrefix}_CONTEXT_WINDOW", 0, 256, 100_000_000);
        var cap = variables.Whole($"{provider.VariablePrefix}_OUTPUT_CAP", 0, 1, 100_000_000);
        var entry = ModelEntry.Unlisted(provider.Name, id);
        return entry with
        {
            ContextWindow = window > 0 ? window : entry.ContextWindow,
            OutputCap = cap > 0 ? cap : entry.OutputCap,
            LimitsAssumed = window == 0 || cap == 0,
        };
    }

    private decimal? Cost(string direction, string twin)
    {
        var (name, other) = (CostVariable(direction), CostVariable(twin));
        if (variables.Find(name) is null && variables.Find(other) is { } lonely)
            variables.Report(other, lonely, $"needs {name} beside it", "Set both.");
        return variables.Number(name, 0, 1000);
    }

    private string CostVariable(string direction) => $"{provider.VariablePrefix}_{direction}_COST_PER_1K";
}
