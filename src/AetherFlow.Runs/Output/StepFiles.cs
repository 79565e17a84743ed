using System.Globalization;
using System.Text;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Output;

/// <summary>The files of one step in an output folder.</summary>
internal static class StepFiles
{
    private static readonly string Ruler = new('=', 60);

    /// <param name="step">What to write.</param>
    /// <param name="name">Common beginning of the step's files, the folder included.</param>
    /// <param name="records">Where the contents of its files are read.</param>
    public static async Task WriteAsync(RecordedStep step, string name, StepRecords records, OutputWriter writer, CancellationToken cancellation)
    {
        await writer.WriteAsync($"{name}.txt", Report(step), cancellation);
        if (await CodeAsync(step, records, cancellation) is { } code) await writer.WriteAsync($"{name}_code.txt", code, cancellation);
        if (StructureBlock.Find(step.Reply) is { } structure) await writer.WriteAsync($"{name}_structure.md", structure, cancellation);
        if (step.IsCheck) await writer.WriteAsync($"{name}_verdict.md", VerdictPage.Of(VerdictEntry.Of(step)), cancellation);
    }

    private static string Report(RecordedStep step)
    {
        var bound = step.Progress.CostIsUpperBound ? " (upper bound)" : "";
        var text = new StringBuilder()
            .Append("Step: ").Append(OneLine(step.Progress.Step)).Append('\n')
            .Append("Description: ").Append(OneLine(step.Description)).Append('\n')
            .Append("Type: ").Append(step.Type).Append('\n')
            .Append("Success: ").Append(step.Succeeded).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"Tokens: {step.Tokens}\n")
            .Append(CultureInfo.InvariantCulture, $"Cost: ${step.Progress.Cost.Usd:0.0000}{bound}\n")
            .Append(CultureInfo.InvariantCulture, $"Time: {step.Progress.DurationMs}ms\n");
        if (step.Error is { } error) text.Append("Error: ").Append(OneLine(error)).Append('\n');
        if (step.Progress.Cached) text.Append("Cached: True\n");
        if (step.Progress.KeptFrom is { } kept) text.Append("Kept from: ").Append(OneLine(kept)).Append('\n');
        if (step.Verdict is { } verdict) text.Append("Verdict: ").Append(OneLine(verdict.Status)).Append(ScoreOf(verdict)).Append('\n');
        return text.Append('\n').Append(Ruler).Append("\n\n").Append(step.Reply).ToString();
    }

    /// <summary>The bytes of the only file, or all files under a line each that names them; null where the step left none.</summary>
    private static async Task<byte[]?> CodeAsync(RecordedStep step, StepRecords records, CancellationToken cancellation)
    {
        if (step.Files.Count == 0) return null;
        if (step.Files is [var only] && await records.ContentAsync(only, cancellation) is { } whole) return whole;
        using var all = new MemoryStream();
        foreach (var file in step.Files)
        {
            var content = await records.ContentAsync(file, cancellation);
            all.Write(Encoding.UTF8.GetBytes($"FILE: {OneLine(file.Path)}{(content is null ? " (removed)" : "")}\n"));
            if (content is null) continue;
            all.Write(content);
            if (content is not [.., (byte)'\n']) all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }

    private static string ScoreOf(Verdict verdict) => verdict.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $" (score {score})") : "";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
