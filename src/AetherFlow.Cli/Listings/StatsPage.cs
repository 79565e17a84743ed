using AetherFlow.Cli.Json;
using AetherFlow.Cli.Wording;

namespace AetherFlow.Cli.Listings;

/// <summary>How full the reply cache is, and what it saved.</summary>
internal static class StatsPage
{
    public static IEnumerable<string> Of(StatsJson stats)
    {
        yield return $"reply cache  {Printable.Line(stats.Folder)}";
        yield return $"holds        {Figures.Count(stats.Entries, "reply", "replies")} of at most {Figures.Count(stats.MostEntries)}, {Figures.Bytes(stats.Bytes)} of at most {Figures.Bytes(stats.MostBytes)}";
        yield return $"hits         {Figures.Count(stats.Hits)}{(stats.HitRate is { } rate ? $", {Figures.Percent(rate)} of all replies" : "")}, in {Figures.Count(stats.Runs, "run")}";
        yield return $"saved        {Figures.Tokens(stats.Saved)}, {stats.SavedMoney}";
    }
}
