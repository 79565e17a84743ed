using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads a provider's entry: a new one, or what changes of a known one.</summary>
internal static class ProviderFields
{
    private static readonly string[] MaxTokensFields = [Provider.UsualMaxTokensField, "max_completion_tokens"];

    /// <param name="fields">Of the entry.</param>
    /// <param name="known">What holds where the entry does not say; null for a new provider.</param>
    public static Provider Read(JsonFields fields, Provider? known)
    {
        var name = fields.Text("name") ?? fields.Path;
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name != fields.Path)
            fields.Report("name", $"is '{name}'; lower-case letters, digits and '-' are wanted");
        var kind = fields.Text("kind", required: known is null) ?? known?.Kind ?? Provider.OpenAiKind;
        if (!Provider.Kinds.Contains(kind)) fields.Report("kind", $"is '{kind}'; known: {string.Join(", ", Provider.Kinds)}");
        var endpoint = known?.Endpoint;
        if (fields.Text("endpoint", required: false) is { } text && !EndpointAddress.TryRead(text, null, kind, out endpoint, out var why))
            fields.Report("endpoint", why);
        var keys = ReadKeys(fields) ?? known?.KeyVariables ?? [];
        var host = fields.Text("host_variable", required: false) ?? known?.HostVariable;
        if (host is not null && endpoint is null) fields.Report("host_variable", "needs an endpoint beside it, for what the variable does not say");
        return new Provider
        {
            Name = name,
            Kind = kind,
            Endpoint = endpoint,
            KeyVariables = keys,
            KeyEndpoints = fields.Inner("key_endpoints") is { } own ? ReadKeyEndpoints(own, kind, keys) : known?.KeyEndpoints ?? new Dictionary<string, Uri>(),
            HostVariable = host,
            MaxTokensField = ReadMaxTokensField(fields, known),
            StreamUsage = fields.Flag("stream_usage") ?? known?.StreamUsage ?? true,
            WantsReasoning = fields.Flag("wants_reasoning") ?? known?.WantsReasoning ?? false,
            DefaultModel = fields.Text("default_model", required: false) ?? known?.DefaultModel,
            LocalServer = fields.Flag("local_server") ?? known?.LocalServer ?? false,
            Enabled = fields.Flag("enabled") ?? known?.Enabled ?? true,
            Limits = fields.Inner("limits") is { } limits ? ReadLimits(limits, known?.Limits) : known?.Limits ?? TrafficLimits.None,
        };
    }

    public static TrafficLimits ReadLimits(JsonFields fields, TrafficLimits? known)
    {
        var limits = new TrafficLimits(
            fields.Count("concurrency", required: false) ?? known?.Concurrency,
            fields.Count("requests_per_minute", required: false) ?? known?.RequestsPerMinute,
            fields.Count("tokens_per_minute", required: false) ?? known?.TokensPerMinute);
        fields.ReportUnknown();
        return limits;
    }

    /// <summary>What is no name may be the key itself, and is not shown.</summary>
    private static IReadOnlyList<string>? ReadKeys(JsonFields fields)
    {
        if (fields.Texts("key_variables") is not { } keys) return null;
        if (keys.Any(key => !IsVariable(key)))
            fields.Report("key_variables", "holds something that is no name of a variable, such as ACME_API_KEY");
        return [.. keys.Where(IsVariable)];
    }

    private static bool IsVariable(string name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    private static Dictionary<string, Uri> ReadKeyEndpoints(JsonFields fields, string kind, IReadOnlyList<string> keys)
    {
        var endpoints = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (fields.Text(key, required: false) is not { } text) continue;
            if (EndpointAddress.TryRead(text, null, kind, out var endpoint, out var why)) endpoints[key] = endpoint;
            else fields.Report(key, why);
        }

        fields.ReportUnknown();
        return endpoints;
    }

    private static string ReadMaxTokensField(JsonFields fields, Provider? known)
    {
        var name = fields.Text("max_tokens_field", required: false) ?? known?.MaxTokensField ?? Provider.UsualMaxTokensField;
        if (!MaxTokensFields.Contains(name)) fields.Report("max_tokens_field", $"is '{name}'; known: {string.Join(", ", MaxTokensFields)}");
        return name;
    }
}
