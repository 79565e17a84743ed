using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Configurations;

/// <summary>
/// Narrows a configuration by a project's file. Whoever clones a repository runs its file unread: it may name nobody to
/// send keys or prompts to, and raise no limit.
/// </summary>
internal static class ProjectFields
{
    private const string NotAllowed = "config.not_allowed";

    private const string Hint = "A project's file can only narrow what your own says; put it into your own aetherflow.json.";

    public static Configuration Over(Configuration users, JsonFields root, IReadOnlyList<string> stepTypes)
    {
        var off = new HashSet<string>(StringComparer.Ordinal);
        var limits = new Dictionary<string, TrafficLimits>(StringComparer.Ordinal);
        foreach (var provider in root.Items("providers", required: false)) ReadProvider(provider, users.Catalogue, off, limits);
        var configuration = users with
        {
            Catalogue = users.Catalogue with
            {
                Providers = [.. users.Catalogue.Providers.Select(p => off.Contains(p.Name) ? p with { Enabled = false } : p)],
                Hash = CatalogueHash.Over(users.Catalogue.Hash, root),
            },
            Rules = [.. RuleFields.Read(root, users.Catalogue, stepTypes, onlyListed: true), .. users.Rules],
            Project = new Tightening { Limits = limits, Budgets = BudgetFields.Read(root, users.Catalogue) },
        };
        if (root.Names.Contains("models", StringComparer.Ordinal)) root.Report("models", "is not allowed in a project's file", NotAllowed, Hint);
        // About commands, which are not for models: Hosting reads these.
        root.PassOver("rules", "checks", "without");
        root.ReportUnknown();
        return configuration;
    }

    private static void ReadProvider(JsonFields fields, Catalogue catalogue, HashSet<string> off, Dictionary<string, TrafficLimits> limits)
    {
        if (!fields.IsObject)
        {
            fields.Report("name", "is missing: this entry is no JSON object");
            return;
        }

        var name = fields.Text("name") ?? "";
        if (name.Length > 0 && catalogue.FindProvider(name) is null) fields.Report("name", $"is '{name}', a provider that your own file does not know", NotAllowed, Hint);
        if (fields.Flag("enabled") is { } enabled)
        {
            if (enabled) fields.Report("enabled", "is true: a project can switch a provider off, not on", NotAllowed, Hint);
            else off.Add(name);
        }

        if (fields.Inner("limits") is { } inner)
            limits[name] = ProviderFields.ReadLimits(inner, null).Within(limits.GetValueOrDefault(name) ?? TrafficLimits.None);
        fields.ReportNotAllowed(NotAllowed, Hint);
    }
}
