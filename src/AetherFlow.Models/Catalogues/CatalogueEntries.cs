namespace AetherFlow.Models.Catalogues;

/// <summary>Lays entries over a catalogue: known ones change in the fields that are named, new ones come at the end.</summary>
internal static class CatalogueEntries
{
    /// <param name="catalogue">What is known.</param>
    /// <param name="root">Holds <c>providers</c> and <c>models</c>.</param>
    /// <param name="required">Both lists must be there.</param>
    public static Catalogue With(this Catalogue catalogue, JsonFields root, bool required)
    {
        var providers = Over(catalogue.Providers, root.Items("providers", required), ProviderFields.Read, p => p.Name, Name, "name");
        var models = Over(catalogue.Models, root.Items("models", required), ModelFields.Read, m => $"{m.Provider}/{m.Id}", Id, "id");
        var merged = catalogue with { Providers = providers, Models = models };
        CheckReferences(merged, root.Problems);
        return merged;
    }

    private static List<T> Over<T>(
        IReadOnlyList<T> known, IEnumerable<JsonFields> items, Func<JsonFields, T?, T> read, Func<T, string> name, Func<JsonFields, string?> nameIn, string field)
        where T : class
    {
        var all = known.ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!item.IsObject)
            {
                item.Report(field, "is missing: this entry is no JSON object");
                continue;
            }

            var place = nameIn(item) is { } named ? all.FindIndex(entry => name(entry) == named) : -1;
            var entry = read(item, place < 0 ? null : all[place]);
            item.ReportUnknown();
            if (!seen.Add(name(entry))) item.Report(field, $"'{name(entry)}' is there twice");
            else if (place < 0) all.Add(entry);
            else all[place] = entry;
        }

        return all;
    }

    private static string? Name(JsonFields fields) => fields.Peek("name");

    private static string? Id(JsonFields fields) => fields.Peek("provider") is { } provider && fields.Peek("id") is { } id ? $"{provider}/{id}" : null;

    private static void CheckReferences(Catalogue catalogue, FieldProblems problems)
    {
        foreach (var model in catalogue.Models.Where(m => m.Provider.Length > 0 && catalogue.FindProvider(m.Provider) is null))
            problems.Add($"The model '{model.Id}' names the provider '{model.Provider}', which is not listed");
        foreach (var provider in catalogue.Providers.Where(p => p.DefaultModel is { } id && catalogue.FindModel(p.Name, id) is null))
            problems.Add($"The provider '{provider.Name}' has the default model '{provider.DefaultModel}', which is not listed");
    }
}
