using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>Who is asked in which mode and why, who else could be, and what is missing for the others.</summary>
internal static class ModelsPage
{
    /// <param name="report">What is known.</param>
    /// <param name="command">The program's name as the user types it.</param>
    public static IEnumerable<string> Of(ModelsReport report, string command)
    {
        var configured = report.Providers.Where(p => p.IsConfigured).ToList();
        if (configured.Count == 0) yield return "Nobody can be asked yet.";
        foreach (var route in report.Routes.Where(r => r.Choices.Count > 0))
        {
            yield return $"{route.Mode} asks";
            string[][] rows = [.. route.Choices.Select((choice, index) => (string[])
                [$"  {(index == 0 ? "first" : "then")}", $"{Printable.Line(choice.Provider)}/{Printable.Line(choice.Model)}", Printable.Line(choice.Reason)])];
            foreach (var line in TextTable.Of(rows)) yield return line;
            yield return "";
        }

        if (configured.Count > 0)
        {
            yield return "Set up";
            foreach (var line in TextTable.Of([.. configured.Select(p => (string[])[$"  {Printable.Line(p.Name)}", Printable.Line(p.Host), Models(p)])])) yield return line;
        }

        foreach (var line in LimitsPage.Of(report)) yield return line;

        var missing = report.Providers.Where(p => p.HowToSet is not null).ToList();
        if (missing.Count > 0)
        {
            yield return "";
            yield return $"Not set up; a line in the environment or in {Printable.Line(report.SettingsFile)} does it";
            foreach (var line in TextTable.Of([.. missing.Select(p => (string[])[$"  {Printable.Line(p.Name)}", Printable.Line(p.HowToSet)])])) yield return line;
        }

        yield return "";
        yield return $"Prices: {command} models --prices. Whether they answer: {command} doctor.";
    }

    private static string Models(KnownProvider provider) =>
        Printable.Fit(string.Join(", ", provider.Models.OrderByDescending(m => m.IsDefault).Select(m => m.IsDefault ? $"{m.Id} (default)" : m.Id)), 120);
}
