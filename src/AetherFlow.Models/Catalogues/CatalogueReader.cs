using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AetherFlow.Runs;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads a catalogue: either all of it holds, or every error is told with its path.</summary>
public static class CatalogueReader
{
    private const int Version = 1;

    private static readonly string[] MaxTokensFields = [Provider.UsualMaxTokensField, "max_completion_tokens"];

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static CatalogueReading Read(ReadOnlyMemory<byte> json)
    {
        var problems = new List<Problem>();
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = new JsonFields(document.RootElement, "$", problems);
            if (!root.IsObject) return Refuse("catalogue.invalid", "$ is no JSON object.");
            var catalogue = ReadRoot(root, Convert.ToHexStringLower(SHA256.HashData(json.Span)), problems);
            return new CatalogueReading(problems.Count == 0 ? catalogue : null, problems);
        }
        catch (JsonException e)
        {
            return Refuse("catalogue.syntax", $"The catalogue is no JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}.");
        }
    }

    private static CatalogueReading Refuse(string code, string message) =>
        new(null, [new Problem(code, message, "Correct the catalogue.")]);

    private static Catalogue ReadRoot(JsonFields root, string hash, List<Problem> problems)
    {
        if (root.Count("version") is { } version && version != Version)
            root.Report("version", $"is {version}; this program reads version {Version}");
        var providers = ReadAll(root.Items("providers"), ReadProvider, p => p.Name, "name");
        var models = ReadAll(root.Items("models"), ReadModel, m => $"{m.Provider}/{m.Id}", "id");
        root.ReportUnknown();
        var catalogue = new Catalogue { Providers = providers, Models = models, Hash = hash };
        CheckReferences(catalogue, problems);
        return catalogue;
    }

    private static List<T> ReadAll<T>(IEnumerable<JsonFields> items, Func<JsonFields, T> read, Func<T, string> name, string field)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!item.IsObject)
            {
                item.Report(field, "is missing: this entry is no JSON object");
                continue;
            }

            var entry = read(item);
            item.ReportUnknown();
            if (!all.TryAdd(name(entry), entry)) item.Report(field, $"'{name(entry)}' is there twice");
        }

        return [.. all.Values];
    }

    private static Provider ReadProvider(JsonFields fields)
    {
        var name = fields.Text("name") ?? fields.Path;
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name != fields.Path)
            fields.Report("name", $"is '{name}'; lower-case letters, digits and '-' are wanted");
        var kind = fields.Text("kind") ?? Provider.OpenAiKind;
        if (!Provider.Kinds.Contains(kind)) fields.Report("kind", $"is '{kind}'; known: {string.Join(", ", Provider.Kinds)}");
        Uri? endpoint = null;
        if (fields.Text("endpoint", required: false) is { } text && !EndpointAddress.TryRead(text, null, kind, out endpoint, out var why))
            fields.Report("endpoint", why);
        var keys = fields.Texts("key_variables");
        var host = fields.Text("host_variable", required: false);
        if (host is not null && endpoint is null) fields.Report("host_variable", "needs an endpoint beside it, for what the variable does not say");
        return new Provider
        {
            Name = name,
            Kind = kind,
            Endpoint = endpoint,
            KeyVariables = keys,
            KeyEndpoints = fields.Inner("key_endpoints") is { } own ? ReadKeyEndpoints(own, kind, keys) : new Dictionary<string, Uri>(),
            HostVariable = host,
            MaxTokensField = ReadMaxTokensField(fields),
            StreamUsage = fields.Flag("stream_usage", otherwise: true),
            WantsReasoning = fields.Flag("wants_reasoning"),
            DefaultModel = fields.Text("default_model", required: false),
            LocalServer = fields.Flag("local_server"),
        };
    }

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

    private static string ReadMaxTokensField(JsonFields fields)
    {
        var name = fields.Text("max_tokens_field", required: false) ?? Provider.UsualMaxTokensField;
        if (!MaxTokensFields.Contains(name)) fields.Report("max_tokens_field", $"is '{name}'; known: {string.Join(", ", MaxTokensFields)}");
        return name;
    }

    private static ModelEntry ReadModel(JsonFields fields) => new()
    {
        Id = fields.Text("id") ?? fields.Path,
        Provider = fields.Text("provider") ?? "",
        ContextWindow = fields.Count("context_window") ?? 0,
        OutputCap = fields.Count("output_cap") ?? 0,
        Price = fields.Inner("price") is { } price ? ReadPrice(price) : null,
        Request = fields.Raw("request"),
    };

    private static ModelPrice ReadPrice(JsonFields fields)
    {
        var date = fields.Text("date");
        var valid = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (date is not null && !valid) fields.Report("date", $"is '{date}'; a day such as 2026-11-21 is wanted");
        var price = new ModelPrice
        {
            InputPerMillion = fields.Price("input_per_million") ?? 0,
            CachedInputPerMillion = fields.Price("cached_input_per_million", required: false),
            CacheWritePerMillion = fields.Price("cache_write_per_million", required: false),
            OutputPerMillion = fields.Price("output_per_million") ?? 0,
            PerRequest = fields.Price("per_request", required: false) ?? 0,
            Source = fields.Text("source") ?? "",
            Date = day,
        };
        fields.ReportUnknown();
        return price;
    }

    private static void CheckReferences(Catalogue catalogue, List<Problem> problems)
    {
        foreach (var model in catalogue.Models.Where(m => m.Provider.Length > 0 && catalogue.FindProvider(m.Provider) is null))
            problems.Add(new Problem("catalogue.invalid", $"The model '{model.Id}' names the provider '{model.Provider}', which is not listed.", "List it, or correct the name."));
        foreach (var provider in catalogue.Providers.Where(p => p.DefaultModel is { } id && catalogue.FindModel(p.Name, id) is null))
            problems.Add(new Problem("catalogue.invalid", $"The provider '{provider.Name}' has the default model '{provider.DefaultModel}', which is not listed.", "List it, or correct the name."));
    }
}
