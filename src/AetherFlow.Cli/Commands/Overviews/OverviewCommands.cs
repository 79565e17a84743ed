using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Commands;

/// <summary>The looks at all runs: which one is under way, what they cost.</summary>
internal sealed class OverviewCommands(Surroundings around, Product product)
{
    /// <summary>The run under way, the newest where there are several; else the one that ended last.</summary>
    public async Task<int> ShowStatusAsync(Showing showing, CancellationToken cancellation)
    {
        if (Current(cancellation) is not { } folder)
        {
            if (showing.Json) await around.Out.WriteLineAsync("{}");
            else await around.Error.WriteLineAsync($"There are no runs yet. `{around.Command} demo` makes one.");
            return ExitCodes.Ok;
        }

        var view = new RunView(product.Runs);
        Problem? damage = null;
        try
        {
            view.AddEarlier(folder);
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            // What stands before the damage was folded, and is shown.
            damage = new Problem("run.journal", e.Message);
        }

        var now = around.Host.Time.GetUtcNow();
        var status = StatusJson.Of(RunGlance.Read(folder), view, now);
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(status, CliJson.Listings.Status));
        else foreach (var line in StatusPage.Of(status, around.Command)) await around.Out.WriteLineAsync(line);
        if (damage is null) return ExitCodes.Ok;
        await around.Error.WriteLineAsync(Summary.Problem(damage));
        return ExitCodes.RunFailed;
    }

    public async Task<int> ShowCostsAsync(Showing showing, CancellationToken cancellation)
    {
        var costs = Costs.Read(product.Runs, around.Host.Time.GetUtcNow());
        cancellation.ThrowIfCancellationRequested();
        foreach (var run in costs.Unreadable) await around.Error.WriteLineAsync(Summary.Problem(run.Problem));
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(CostsJson.Of(costs), CliJson.Listings.Costs));
        else if (costs.All.Runs == 0) await around.Error.WriteLineAsync("No run of a plan has cost anything yet; the demo costs nothing.");
        else foreach (var line in CostsPage.Of(costs)) await around.Out.WriteLineAsync(line);
        return ExitCodes.Ok;
    }

    public async Task<int> ShowCacheAsync(Showing showing, CancellationToken cancellation)
    {
        var costs = Costs.Read(product.Runs, around.Host.Time.GetUtcNow());
        cancellation.ThrowIfCancellationRequested();
        foreach (var run in costs.Unreadable) await around.Error.WriteLineAsync(Summary.Problem(run.Problem));
        var stats = StatsJson.Of(product.Cache(), costs.All);
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(stats, CliJson.Listings.Stats));
        else foreach (var line in StatsPage.Of(stats)) await around.Out.WriteLineAsync(line);
        return ExitCodes.Ok;
    }

    private RunFolder? Current(CancellationToken cancellation)
    {
        var runs = product.Runs.List();
        foreach (var run in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (RunLock.IsHeld(run.Path)) return run;
        }

        return runs.Count > 0 ? runs[0] : null;
    }
}
