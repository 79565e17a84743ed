using System.Text;
using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary><c>runs diff</c>: for a person in a terminal, for programs byte for byte.</summary>
internal sealed class DiffCommand(Surroundings around, Product product)
{
    public async Task<int> RunAsync(string run, string? step, Showing showing, CancellationToken cancellation)
    {
        var report = await product.DiffAsync(run, step, cancellation);
        if (report.Problem is { } problem)
        {
            await around.Error.WriteLineAsync(Summary.Problem(problem));
            return report.ExitCode;
        }

        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(report.Files, CliJson.Listings.ChangedFiles));
        else if (around.IsOutTerminal) await ShowAsync(report);
        else await PipeAsync(report, cancellation);
        foreach (var note in Notes(report, step)) await around.Error.WriteLineAsync(note);
        return report.ExitCode;
    }

    private async Task ShowAsync(DiffReport report)
    {
        foreach (var file in report.Files)
        {
            foreach (var line in DiffPage.Of(file.Diff, around.HasOutColors)) await around.Out.WriteLineAsync(line);
        }
    }

    private async Task PipeAsync(DiffReport report, CancellationToken cancellation)
    {
        foreach (var file in report.Files) await around.Results.WriteAsync(Encoding.UTF8.GetBytes(file.Diff), cancellation);
        await around.Results.FlushAsync(cancellation);
    }

    private static IEnumerable<string> Notes(DiffReport report, string? step)
    {
        var what = step is null ? $"The run {report.Run}" : $"{Printable.Line(step)} of the run {report.Run}";
        if (report.Files.Count == 0) yield return $"{what} changed no file{(report.IsProposal ? "" : " in all")}.";
        else if (report.IsProposal) yield return $"{what} wrote nothing: this is what would have been changed.";
        if (report.IsInDoubt) yield return "A transaction is under way or was cut off: its files may still be as they were before it.";
        if (report.Undo.UndoneBy is { } by) yield return $"The run was undone since, by {by}.";
        else foreach (var mark in report.Undo.Steps.Where(mark => step is null || mark.Step == step)) yield return $"{Printable.Line(mark.Step)} was undone since, by {mark.By}.";
    }
}
