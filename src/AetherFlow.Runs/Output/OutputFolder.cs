using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Output;

/// <summary>
/// The output folder of a run (docs/formats/output.md), made from its journal and nothing else: step outputs,
/// metrics, and the list of generated files. The same journal gives the same folder.
/// </summary>
public static class OutputFolder
{
    /// <summary>
    /// Writes the folder as far as the journal goes. Files of the same names are replaced, others stay.
    /// </summary>
    /// <param name="run">Its journal is only read.</param>
    /// <param name="directory">Made where it is missing.</param>
    /// <param name="redactor">Takes secrets out of everything that is written.</param>
    /// <exception cref="JournalException">The run's folder lacks what its journal names.</exception>
    /// <exception cref="JournalDamagedException">The journal is damaged in its middle.</exception>
    public static async Task<OutputReport> WriteAsync(RunFolder run, string directory, Redactor redactor, CancellationToken cancellation)
    {
        var history = new RunHistory();
        var steps = new StepsFold();
        JournalReader.ReadAll(run.JournalPath, line =>
        {
            history.Observe(line);
            steps.Add(line);
        });

        var plan = history.Inputs is { } inputs ? RecordedPlan.Read(run, inputs) : null;
        var folder = Path.GetFullPath(directory);
        var writer = new OutputWriter(folder, redactor);
        var taskId = history.Inputs?.TaskId is { Length: > 0 } id ? id : run.Id.Value;
        try
        {
            await WriteAsync(history, steps, new StepRecords(run, plan), writer, taskId, cancellation);
            return new OutputReport { Folder = folder, Files = writer.Files };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = new Problem(
                "output.unwritable",
                $"The output folder {folder} could not be written: {e.Message}",
                $"Make room or give access, then: aetherflow runs export {run.Id} --output DIR");
            return new OutputReport { Folder = folder, Files = writer.Files, Problem = problem };
        }
    }

    private static async Task WriteAsync(
        RunHistory history, StepsFold steps, StepRecords records, OutputWriter writer, string taskId, CancellationToken cancellation)
    {
        var names = new StepFileNames();
        var metrics = new List<StepMetrics>();
        var generated = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var progress in steps.Steps.Where(s => s.IsClosed))
        {
            var step = await records.ReadAsync(progress, cancellation);
            await StepFiles.WriteAsync(step, names.Next(progress.Step), records, writer, cancellation);
            metrics.Add(StepMetrics.Of(step));
            foreach (var file in step.Files) generated[file.Path] = file.After is not null;
        }

        var totals = RunMetrics.Of(history, taskId, metrics);
        var name = $"metrics_{SafeFileName.Of(taskId)}";
        await writer.WriteAsync($"{name}.json", totals.ToJson(), cancellation);
        await writer.WriteAsync($"{name}.csv", MetricsCsv.Of(totals), cancellation);
        await writer.WriteAsync("generated_files.txt", string.Concat(generated.Where(f => f.Value).Select(f => f.Key + "\n")), cancellation);
    }
}
