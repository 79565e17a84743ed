using AetherFlow.Models.Catalogues;
using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>Makes one provider ready to be asked, or finds that it is not there.</summary>
internal sealed class ProviderResolver(Catalogue catalogue, Provider provider, Variables variables)
{
    /// <summary>
    /// Null where the provider lacks a key or an address, and where a problem was reported. One of which only the
    /// server itself can say whether it is there, or which models it has, is <see cref="UnaskedServer"/>.
    /// </summary>
    public (ProviderSettings? Ready, UnaskedServer? Unasked) Resolve()
    {
        if (!provider.Enabled) return default;
        var key = variables.FindKey(provider.KeyVariables);
        var names = new ProviderVariables(provider, key?.Name, variables);
        var url = names.Url();
        if (!IsWanted(key is not null, url?.Setting)) return default;
        var model = names.Model(prefix => catalogue.Providers.Any(p => p != provider && p.VariablePrefix == prefix));
        var models = new ProviderModels(catalogue, provider, names, variables).Read(model?.Setting.Value);
        if (Endpoint(key?.Name, url) is not { } endpoint) return default;
        if (key is { } held && url is { } named && IsRedirected(endpoint, held, named)) return default;
        var settings = new ProviderSettings
        {
            Name = provider.Name,
            Kind = provider.Kind,
            Endpoint = endpoint,
            Key = key?.Setting.Value,
            KeyVariable = key?.Name ?? provider.KeyVariable,
            UrlVariable = provider.HostVariable ?? provider.UrlVariable,
            ModelVariable = model?.Name ?? provider.ModelVariable,
            DefaultModel = model?.Setting.Value ?? provider.DefaultModel ?? "",
            Models = models,
            MaxTokensField = IsOwn(key?.Name, endpoint) ? provider.MaxTokensField : Provider.UsualMaxTokensField,
            StreamUsage = provider.StreamUsage,
            WantsReasoning = provider.WantsReasoning,
            IsLocalServer = provider.LocalServer,
            Limits = names.Limits(),
        };
        if (provider.LocalServer && (url is null || settings.DefaultModel.Length == 0)) return (null, new UnaskedServer(settings));
        if (settings.DefaultModel.Length > 0) return (settings, null);
        variables.Report(provider.ModelVariable, null, "is not set, and the server has no model that could be assumed", $"Set {provider.ModelVariable}.");
        return default;
    }

    /// <summary>A vendor is there with its key, a server of the user's own with its address.</summary>
    private bool IsWanted(bool hasKey, Setting? url) =>
        provider.Endpoint is null ? hasKey || url is not null : hasKey || provider.LocalServer;

    private Uri? Endpoint(string? key, (string Name, Setting Setting)? url)
    {
        var own = provider.EndpointOf(key);
        if (url is not { } named)
        {
            if (own is null) variables.Report(provider.UrlVariable, null, "is not set, and this provider has no address of its own", $"Set {provider.UrlVariable}.");
            return own;
        }

        var why = "is no address; something like 127.0.0.1:11434 is wanted";
        var text = named.Name == provider.HostVariable ? ListenAddress.Read(named.Setting.Value, own!) : named.Setting.Value;
        if (text is not null && EndpointAddress.TryRead(text, own, provider.Kind, out var endpoint, out why)) return endpoint;
        variables.Report(named.Name, named.Setting, why, "Correct it or remove it.");
        return null;
    }

    /// <summary>Otherwise a file in a cloned repository could send the user's key to a server of its choice.</summary>
    private bool IsRedirected(Uri endpoint, (string Name, Setting Setting) key, (string Name, Setting Setting) url)
    {
        if (IsOwn(key.Name, endpoint) || key.Setting.Source == url.Setting.Source) return false;
        variables.Report(new Problem(
            "settings.key_elsewhere",
            $"{url.Name} (set in: {url.Setting.Source}) would send {key.Name} (set in: {key.Setting.Source}) to {endpoint.Host}.",
            "Set both in the same place, so that nobody but you decides where the key goes."));
        return true;
    }

    private bool IsOwn(string? key, Uri endpoint) =>
        provider.EndpointOf(key) is { } own && EndpointAddress.SameServer(own, endpoint);
}
