using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>The commands that look at what was spent by day, and mend the index of it.</summary>
internal sealed class SpendCommands(Surroundings around, Product product)
{
    /// <param name="day">In UTC; null for today.</param>
    public async Task<int> ShowAsync(DateOnly? day, Showing showing, CancellationToken cancellation)
    {
        var report = await product.SpendAsync(day, cancellation);
        foreach (var text in Summary.Problems(report.Problems)) await around.Error.WriteLineAsync(text);
        if (report.ExitCode != ExitCodes.Ok) return report.ExitCode;
        var json = SpendJson.Of(report);
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(json, CliJson.Listings.Spend));
        else foreach (var line in SpendPage.Of(json)) await around.Out.WriteLineAsync(line);
        return ExitCodes.Ok;
    }

    public async Task<int> RebuildAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var report = product.RebuildSpend();
        foreach (var text in Summary.Problems(report.Problems)) await around.Error.WriteLineAsync(text);
        if (report is { Days: 0, Problems.Count: > 0 }) return report.ExitCode;
        await around.Error.WriteLineAsync(
            $"{Figures.Count(report.Days, "day")} made anew from {Figures.Count(report.Calls, "call")} in the {Figures.Count(report.Runs, "journal")} that could be read.");
        return report.ExitCode;
    }
}
