using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;

namespace AetherFlow.Models.Configurations;

/// <summary>Reads what may be spent, in US dollars.</summary>
internal static class BudgetFields
{
    /// <param name="root">Holds <c>budget</c>.</param>
    /// <param name="catalogue">Whoever is named must stand in it.</param>
    public static BudgetLimits Read(JsonFields root, Catalogue catalogue)
    {
        if (root.Inner("budget") is not { } fields) return BudgetLimits.None;
        var budgets = new BudgetLimits
        {
            Run = Amount(fields, "run"),
            Day = Amount(fields, "day"),
            Providers = fields.Inner("providers") is { } providers ? ReadProviders(providers, catalogue) : BudgetLimits.None.Providers,
        };
        fields.ReportUnknown();
        return budgets;
    }

    private static Dictionary<string, ProviderBudget> ReadProviders(JsonFields fields, Catalogue catalogue)
    {
        var budgets = new Dictionary<string, ProviderBudget>(StringComparer.Ordinal);
        foreach (var name in fields.Names)
        {
            if (catalogue.FindProvider(name) is null)
            {
                fields.Report(name, $"is no provider that is known here; providers: {string.Join(", ", catalogue.Providers.Select(p => p.Name))}");
            }
            else if (fields.Inner(name) is { } own)
            {
                budgets[name] = new ProviderBudget(Amount(own, "run"), Amount(own, "day"));
                own.ReportUnknown();
            }
        }

        return budgets;
    }

    private static Money? Amount(JsonFields fields, string name) => fields.Price(name, required: false) is { } dollars ? new Money(dollars) : null;
}
