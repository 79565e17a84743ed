using AetherFlow.Cli.Json;
using AetherFlow.Cli.Wording;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Listings;

/// <summary>What all runs spent on a day, by model, and what the limits of the day leave.</summary>
internal static class SpendPage
{
    public static IEnumerable<string> Of(SpendJson day)
    {
        var name = Figures.Day(day.Day);
        if (day.Models.Count == 0) yield return $"Nothing was spent on {name} (UTC).";
        else foreach (var line in Table(day, name)) yield return line;
        if (day.Limits.Count > 0) yield return "";
        foreach (var limit in day.Limits)
            yield return $"limit of the day{(limit.Provider is { } provider ? $" for {Printable.Line(provider)}" : "")}: {limit.Limit}, {limit.Left} left";
        if (day.UnreadableLines > 0) yield return $"{Figures.Count(day.UnreadableLines, "line")} of the index cannot be read: `spend rebuild` makes it anew from the journals.";
    }

    private static IEnumerable<string> Table(SpendJson day, string name) => TextTable.Of(
        [
            [$"{name} (UTC)", "CALLS", "REPORTED", "UNKNOWN", "HELD"],
            .. day.Models.Select(model => Cells($"{Printable.Line(model.Provider)}/{Printable.Line(model.Model)}", model.Calls, model.Settled, model.Unknown, model.Reserved)),
            .. day.Models.Count > 1 ? [Cells("all", day.Calls, day.Settled, day.Unknown, day.Reserved)] : Array.Empty<string[]>(),
        ],
        1,
        2,
        3,
        4);

    private static string[] Cells(string name, int calls, Money settled, Money unknown, Money reserved) =>
        [name, Figures.Count(calls), settled.ToString(), Bound(unknown), Bound(reserved)];

    private static string Bound(Money money) => money == Money.Zero ? "-" : $"≤ {money}";
}
