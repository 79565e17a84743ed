using System.Text;

namespace AetherFlow.Bench.Recording;

/// <summary>Measures what it costs to record what a command changes, on each disk that is named, and reports.</summary>
internal static class RecordingCommand
{
    /// <param name="folders">Each on a disk of its own; one whose files can share blocks shows what that saves.</param>
    /// <param name="news">Gets the table.</param>
    /// <param name="date">For the document.</param>
    /// <param name="command">For the document.</param>
    /// <param name="document">Is rewritten; null for none.</param>
    public static async Task RunAsync(IReadOnlyList<string> folders, TextWriter news, string date, string command, string? document)
    {
        var table = new StringBuilder($"| {RecordedProject.Files:N0} files | file system | median | slowest of {RecordingMeasurement.Rounds} |\n|---|---|--:|--:|\n");
        foreach (var folder in folders)
        {
            foreach (var (what, times) in await RecordingMeasurement.OfAsync(folder))
                table.Append($"| {what} | {Machine.FileSystem(folder)} | {Quantiles.Median(times):0} ms | {times[^1]:0} ms |\n");
        }

        var machine = string.Join('\n', Machine.DescribeAtEnd(folders[0]).Split('\n').Where(line => !line.Contains("journals", StringComparison.Ordinal)));
        await news.WriteLineAsync($"{machine}\n\n{table}");
        if (document is null) return;
        var facts = new Dictionary<string, string>
        {
            ["date"] = date,
            ["command"] = command,
            ["machine"] = machine,
            ["table"] = table.ToString().TrimEnd(),
            ["files"] = $"{RecordedProject.Files:N0}",
            ["bytes"] = $"{RecordedProject.FileBytes:N0}",
        };
        await File.WriteAllTextAsync(document, DocumentTemplate.Fill("recording.template.md", facts));
    }
}
