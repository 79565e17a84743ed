using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Settings;

/// <summary>The models of a provider with the limits and prices that hold for this user.</summary>
internal sealed class ProviderModels(Catalogue catalogue, Provider provider, ProviderVariables names, Variables variables)
{
    /// <param name="named">The model that the user named, listed or not.</param>
    public IReadOnlyList<ModelEntry> Read(string? named)
    {
        var models = catalogue.Models.Where(m => m.Provider == provider.Name).ToList();
        if (named is not null && models.TrueForAll(m => m.Id != named)) models.Add(Unlisted(named));
        names.ReportLonelyCost();
        var (inputName, input) = names.Cost("INPUT");
        var (outputName, output) = names.Cost("OUTPUT");
        if (input is null || output is null) return models;
        var price = new ModelPrice
        {
            InputPerMillion = input.Value * 1000,
            OutputPerMillion = output.Value * 1000,
            Source = $"{inputName} and {outputName}",
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
}
