using System.Globalization;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>List prices of all models that are known, with where each figure comes from.</summary>
internal static class PriceTable
{
    public static IEnumerable<string> Of(IReadOnlyList<KnownProvider> providers)
    {
        yield return "US dollars per million tokens, as listed by each vendor on the day named; cached input and what is written to a cache cost the full price where no other is listed. JSON: what a vendor can hold a reply to.";
        yield return "";
        string[][] rows =
        [
            ["MODEL", "IN", "CACHED IN", "CACHE WRITE", "OUT", "CONTEXT", "LONGEST REPLY", "JSON", "FROM"],
            .. providers.SelectMany(p => p.Models.Select(m => Cells(p, m))),
        ];
        foreach (var line in TextTable.Of(rows, 1, 2, 3, 4, 5, 6)) yield return line;
    }

    private static string[] Cells(KnownProvider provider, KnownModel model) =>
    [
        $"{Printable.Line(provider.Name)}/{Printable.Line(model.Id)}",
        Price(model.InputPrice),
        model.InputPrice is null ? "" : Price(model.CachedInputPrice ?? model.InputPrice),
        model.InputPrice is null ? "" : Price(model.CacheWritePrice ?? model.InputPrice),
        model.InputPrice is null ? "" : Price(model.OutputPrice),
        model.ContextWindow is { } window ? Figures.Count(window) : "unknown",
        model.OutputCap is { } cap ? Figures.Count(cap) : "unknown",
        model.Structured,
        Source(model),
    ];

    private static string Price(decimal? price) => price is { } known ? known.ToString("0.00##", CultureInfo.InvariantCulture) : "unknown";

    private static string Source(KnownModel model) => model.PriceSource is not { } source ? ""
        : model.PriceDate is { } date ? $"{Printable.Line(source)}, {Figures.Day(date)}"
        : Printable.Line(source);
}
