using System.Globalization;
using System.Text.Json;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads a model's entry: a new one, or what changes of a known one.</summary>
internal static class ModelFields
{
    /// <param name="fields">Of the entry.</param>
    /// <param name="known">What holds where the entry does not say; null for a new model.</param>
    public static ModelEntry Read(JsonFields fields, ModelEntry? known)
    {
        var structured = fields.Text("structured", required: false) ?? known?.Structured ?? ModelEntry.NoStructure;
        if (!ModelEntry.Structures.Contains(structured))
            fields.Report("structured", $"is '{structured}'; known: {string.Join(", ", ModelEntry.Structures)}");
        var edits = fields.Text("edit_format", required: false) ?? known?.EditFormat ?? ModelEntry.WholeEdits;
        if (!ModelEntry.EditFormats.Contains(edits))
            fields.Report("edit_format", $"is '{edits}'; known: {string.Join(", ", ModelEntry.EditFormats)}");
        return new ModelEntry
        {
            Id = fields.Text("id") ?? fields.Path,
            Provider = fields.Text("provider") ?? "",
            ContextWindow = fields.Count("context_window", required: known is null) ?? known?.ContextWindow ?? 0,
            OutputCap = fields.Count("output_cap", required: known is null) ?? known?.OutputCap ?? 0,
            Price = fields.Inner("price") is { } price ? ReadPrice(price) : known?.Price,
            Structured = structured,
            EditFormat = edits,
            TakesTools = fields.Flag("tools") ?? known?.TakesTools ?? true,
            TakesTemperature = fields.Flag("temperature") ?? known?.TakesTemperature ?? true,
            Request = ReadRequest(fields) ?? known?.Request ?? new Dictionary<string, JsonElement>(),
        };
    }

    private static IReadOnlyDictionary<string, JsonElement>? ReadRequest(JsonFields fields)
    {
        if (fields.Raw("request") is not { } request) return null;
        foreach (var name in request.Keys.Where(JsonFields.IsKey)) fields.ReportKey($"request.{name}");
        return request;
    }

    /// <summary>A price is one thing: it is not put together from two sources. The user's own file is a source in itself.</summary>
    private static ModelPrice ReadPrice(JsonFields fields)
    {
        var own = fields.Problems.File;
        var date = fields.Text("date", required: own is null);
        var valid = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (date is not null && !valid) fields.Report("date", $"is '{date}'; a day such as 2026-11-21 is wanted");
        var price = new ModelPrice
        {
            InputPerMillion = fields.Price("input_per_million") ?? 0,
            CachedInputPerMillion = fields.Price("cached_input_per_million", required: false),
            CacheWritePerMillion = fields.Price("cache_write_per_million", required: false),
            OutputPerMillion = fields.Price("output_per_million") ?? 0,
            PerRequest = fields.Price("per_request", required: false) ?? 0,
            Source = fields.Text("source", required: own is null) ?? own ?? "",
            Date = valid ? day : null,
        };
        fields.ReportUnknown();
        return price;
    }
}
