using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>What the configuration limits: use, money. Nothing where it limits nothing.</summary>
internal static class LimitsPage
{
    public static IEnumerable<string> Of(ModelsReport report)
    {
        string[][] rows =
        [
            .. report.Budget is { } all ? [["  all providers", "", Text(all)]] : Array.Empty<string[]>(),
            .. report.Providers.Where(p => p.Limits is not null || p.Budget is not null)
                .Select(p => (string[])[$"  {Printable.Line(p.Name)}", Text(p.Limits), Text(p.Budget)]),
        ];
        if (rows.Length > 0)
        {
            yield return "";
            yield return "Limits";
            foreach (var line in TextTable.Of(rows)) yield return line;
        }

        if (report.ConfigurationFiles.Count == 0) yield break;
        yield return "";
        yield return $"Configuration: {string.Join(", ", report.ConfigurationFiles.Select(Printable.Line))}";
    }

    private static string Text(KnownLimits? limits) => Joined(
        limits?.Concurrency is { } calls ? $"{Figures.Count(calls)} calls at once" : null,
        limits?.RequestsPerMinute is { } requests ? $"{Figures.Count(requests)} calls a minute" : null,
        limits?.TokensPerMinute is { } tokens ? $"{Figures.Count(tokens)} tokens a minute" : null);

    private static string Text(KnownBudget? budget) => Joined(
        budget?.Run is { } run ? $"{run} a run" : null,
        budget?.Day is { } day ? $"{day} a day" : null);

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.OfType<string>());
}
