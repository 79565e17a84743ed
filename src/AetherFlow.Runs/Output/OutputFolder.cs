using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Output;

/// <summary>
/// The output folder of a run (docs/formats/output.md), made from its journal and nothing else: step outputs,
/// metrics, verdicts, and the list of generated files. The same journal gives the same folder.
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
        var generated = new GeneratedFiles();
        JournalReader.ReadAll(run.JournalPath, line =>
        {
            history.Observe(line);
            steps.Add(line);
            generated.Observe(line);
        });

        var plan = history.Inputs is { } inputs ? RecordedPlan.Read(run, inputs) : null;
        var folder = Path.GetFullPath(directory);
        var writer = new OutputWriter(folder, redactor);
        try
        {
            await new RunFiles(run.Id, history, steps, generated).WriteAsync(new StepRecords(run, plan), writer, cancellation);
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
}
