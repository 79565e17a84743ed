using System.Text.Json;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Runs.Output;

/// <summary>The files of one run: a folder for each phase where there are several, and the totals at the root.</summary>
internal sealed class RunFiles(RunId run, RunHistory history, StepsFold steps, GeneratedFiles generated)
{
    private readonly OutputLayout _layout = OutputLayout.Of(history.Inputs);

    private string TaskId => history.Inputs?.TaskId is { Length: > 0 } id ? id : run.Value;

    public async Task WriteAsync(StepRecords records, OutputWriter writer, CancellationToken cancellation)
    {
        var all = new List<StepMetrics>();
        foreach (var (folder, members) in _layout.Group(steps.Steps.Where(step => !OutputLayout.IsPassedOver(step))))
        {
            var metrics = await WriteStepsAsync(folder, members, records, writer, cancellation);
            all.AddRange(metrics);
            if (folder.Length > 0) await WriteMetricsAsync(folder, RunTotals.Of(members), metrics, writer, cancellation);
        }

        await WriteMetricsAsync("", RunTotals.Of(history), all, writer, cancellation);
        await writer.WriteAsync("generated_files.txt", generated.ToText(), cancellation);
    }

    private async Task<List<StepMetrics>> WriteStepsAsync(
        string folder, IReadOnlyList<StepProgress> members, StepRecords records, OutputWriter writer, CancellationToken cancellation)
    {
        var names = new StepFileNames();
        var metrics = new List<StepMetrics>();
        var verdicts = new List<VerdictEntry>();
        foreach (var progress in members.Where(s => s.IsClosed))
        {
            var step = await records.ReadAsync(progress, cancellation);
            await StepFiles.WriteAsync(step, At(folder, $"step_outputs/{names.Next(progress.Step)}"), records, writer, cancellation);
            var writes = _layout.Writes(progress.Phase);
            metrics.Add(StepMetrics.Of(step, writes ? ProviderOf(OutputLayout.Draft, step) : null, writes ? ProviderOf(OutputLayout.Check, step) : null));
            if (writes) generated.Add(step.Files);
            if (step.IsCheck) verdicts.Add(VerdictEntry.Of(step));
        }

        if (verdicts.Count > 0)
            await writer.WriteAsync(At(folder, "verdicts.json"), JsonSerializer.Serialize(verdicts, MetricsJson.File.IReadOnlyListVerdictEntry) + "\n", cancellation);
        return metrics;
    }

    /// <summary>Who worked the same step in another phase of this run.</summary>
    private string? ProviderOf(string phase, RecordedStep step) =>
        steps.Find($"{phase}/{step.Progress.Step}") is { IsClosed: true } other && other.Key != step.Progress.Key ? other.Provider : null;

    private async Task WriteMetricsAsync(string folder, RunTotals totals, IReadOnlyList<StepMetrics> metrics, OutputWriter writer, CancellationToken cancellation)
    {
        var figures = RunMetrics.Of(history.Inputs, TaskId, totals, metrics);
        var name = At(folder, $"metrics_{SafeFileName.Of(TaskId)}");
        await writer.WriteAsync($"{name}.json", figures.ToJson(), cancellation);
        await writer.WriteAsync($"{name}.csv", MetricsCsv.Of(figures), cancellation);
    }

    private static string At(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
