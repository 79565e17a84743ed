using AetherFlow.Bench.Edits.Corpus;

namespace AetherFlow.Bench.Edits;

/// <summary>Rebuilds real edits as files and reports what becomes of them under the errors that models make.</summary>
internal static class EditsCommand
{
    public static async Task RunAsync(string data, TextWriter news, string date, string command, string? document)
    {
        var blocks = GoldBlock.ReadAll(await File.ReadAllTextAsync(data));
        var cases = RebuiltFiles.Around(blocks);
        var facts = new Dictionary<string, string>
        {
            ["date"] = date,
            ["command"] = command,
            ["blocks"] = $"{blocks.Count}",
            ["cases"] = $"{cases.Count}",
            ["table"] = EditsTable.Of(cases).TrimEnd(),
            ["traps"] = EditsTable.OfTraps(cases).TrimEnd(),
            ["speed"] = EditsSpeed.Table().TrimEnd(),
            ["machine"] = string.Join('\n', Machine.DescribeAtEnd(Path.GetTempPath()).Split('\n').Where(line => !line.Contains("journals", StringComparison.Ordinal))),
        };
        await news.WriteLineAsync($"{facts["table"]}\n\n{facts["traps"]}\n\n{facts["speed"]}");
        if (document is not null) await File.WriteAllTextAsync(document, DocumentTemplate.Fill("edits.template.md", facts));
    }
}
