using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Configurations;

/// <summary>Lays the user's file over what is known: it may say anything but keys.</summary>
internal static class UserFields
{
    public static Configuration Over(Configuration known, JsonFields root, IReadOnlyList<string> stepTypes)
    {
        var catalogue = known.Catalogue.With(root, required: false);
        var configuration = known with
        {
            Catalogue = catalogue with { Hash = CatalogueHash.Over(known.Catalogue.Hash, root) },
            Rules = RuleFields.Read(root, catalogue, stepTypes, onlyListed: false),
            Budgets = BudgetFields.Read(root, catalogue),
        };
        root.ReportUnknown();
        return configuration;
    }
}
