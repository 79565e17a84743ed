using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Commands;

/// <summary>The commands that look at runs without running anything.</summary>
internal sealed class RunsCommands(Surroundings around, Product product)
{
    public async Task<int> ListAsync(Showing showing, CancellationToken cancellation)
    {
        var runs = product.Runs.List().Select(folder =>
        {
            cancellation.ThrowIfCancellationRequested();
            return RunGlance.Read(folder);
        }).ToList();
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize([.. runs.Select(RunJson.Of)], CliJson.Listings.Runs));
        else if (runs.Count == 0) await around.Error.WriteLineAsync($"There are no runs yet. `{around.Command} demo` makes one.");
        else foreach (var line in RunTable.Of(runs)) await around.Out.WriteLineAsync(line);
        return ExitCodes.Ok;
    }

    public async Task<int> ShowAsync(string name, Showing showing, CancellationToken cancellation)
    {
        if (product.Runs.Find(name) is not { } folder) return await MissingAsync(name);
        var view = new RunView(product.Runs);
        var attempts = new AttemptsFold();
        Problem? damage = null;
        try
        {
            JournalReader.ReadAll(folder.JournalPath, line =>
            {
                view.Add(line);
                attempts.Add(line);
            });
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            // What stands before the damage was folded, and is shown.
            damage = new Problem("run.journal", e.Message);
        }

        cancellation.ThrowIfCancellationRequested();
        var glance = RunGlance.Read(folder);
        if (showing.Json)
        {
            var run = RunJson.Of(glance) with
            {
                Fork = view.Fork is { } fork ? fork with { Base = [] } : null,
                Criteria = view.Verification?.Criteria,
                Steps = [.. view.Steps.Steps.Select(step => StepJson.Of(step, VerdictOf(step), attempts.Of(step.Key)))],
            };
            await around.Out.WriteLineAsync(JsonSerializer.Serialize(run, CliJson.Listings.Run));
        }
        else
        {
            foreach (var line in RunPage.Of(glance, view, VerdictOf, attempts.Of, around.Command)) await around.Out.WriteLineAsync(line);
        }

        if (damage is null) return ExitCodes.Ok;
        await around.Error.WriteLineAsync(Summary.Problem(damage));
        return ExitCodes.RunFailed;

        Verdict? VerdictOf(StepProgress step) => RecordedVerdict.Read(folder, step);
    }

    public async Task<int> ExportAsync(ExportRequest request, CancellationToken cancellation)
    {
        var report = await product.ExportAsync(request, cancellation);
        foreach (var text in Summary.Problems(report.Problems)) await around.Error.WriteLineAsync(text);
        if (report.OutputFolder is { } folder) await around.Out.WriteLineAsync(folder);
        if (report.Recording is not { } file) return report.ExitCode;
        await around.Out.WriteLineAsync(file.File);
        await around.Error.WriteLineAsync(
            $"{Figures.Bytes(file.Bytes)}: {Figures.Count(file.Lines, "line")} of the journal, {Figures.Count(file.Blobs, "content")}; keys and paths of this machine are taken out. "
            + "What the run was told, wrote and changed is in it: look before you hand it on.");
        return report.ExitCode;
    }

    private async Task<int> MissingAsync(string name)
    {
        await around.Error.WriteLineAsync(Summary.Problem(new Problem(
            "run.not_found", $"There is no run '{name}', or its last characters name several.", $"`{around.Command} runs list` shows them.")));
        return ExitCodes.Usage;
    }
}
