using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Configurations;

/// <summary>Reads the rules that say whom to ask for which steps.</summary>
internal static class RuleFields
{
    private static readonly string[] Modes = [RouteProfile.Fast, RouteProfile.Build, RouteProfile.DoubleCheck];

    /// <param name="root">Holds <c>routes</c>.</param>
    /// <param name="catalogue">Whoever is named must stand in it.</param>
    /// <param name="stepTypes">The words that a rule may name as type.</param>
    /// <param name="onlyListed">Models that the catalogue does not list may not be named.</param>
    public static IReadOnlyList<RouteRule> Read(JsonFields root, Catalogue catalogue, IReadOnlyList<string> stepTypes, bool onlyListed)
    {
        var rules = new List<RouteRule>();
        foreach (var fields in root.Items("routes", required: false))
        {
            if (!fields.IsObject)
            {
                fields.Report("use", "is missing: this entry is no JSON object");
                continue;
            }

            rules.Add(ReadRule(fields, catalogue, stepTypes, onlyListed));
            fields.ReportUnknown();
        }

        return rules;
    }

    private static RouteRule ReadRule(JsonFields fields, Catalogue catalogue, IReadOnlyList<string> stepTypes, bool onlyListed)
    {
        var rule = new RouteRule
        {
            Mode = OneOf(fields, "mode", Modes),
            Type = OneOf(fields, "type", stepTypes),
            ComplexityAtLeast = fields.Fraction("complexity_at_least"),
            ComplexityBelow = fields.Fraction("complexity_below"),
            Use = fields.Texts("use") ?? [],
        };
        if (rule.ComplexityAtLeast >= rule.ComplexityBelow) fields.Report("complexity_below", "leaves nothing: it is not above complexity_at_least");
        if (rule.Use.Count == 0) fields.Report("use", "is missing; a list of providers, or of provider/model, is wanted");
        for (var index = 0; index < rule.Use.Count; index++)
        {
            if (WhyNot(rule.Use[index], catalogue, onlyListed) is { } why) fields.Report($"use[{index}]", why);
        }

        return rule;
    }

    private static string? WhyNot(string text, Catalogue catalogue, bool onlyListed)
    {
        if (string.IsNullOrWhiteSpace(text)) return "is empty";
        if (WantedModel.ProviderIn(text, catalogue) is not { } provider)
            return $"is '{text}', no provider and no model that is known here; providers: {string.Join(", ", catalogue.Providers.Select(p => p.Name))}";
        return onlyListed && !WantedModel.IsListed(text, provider, catalogue) ? $"is '{text}', a model that is not listed for {provider.Name}" : null;
    }

    private static string? OneOf(JsonFields fields, string name, IReadOnlyList<string> words)
    {
        var word = fields.Text(name, required: false);
        if (word is null || words.Contains(word)) return word;
        fields.Report(name, $"is '{word}'; known: {string.Join(", ", words)}");
        return null;
    }
}
