using System.Diagnostics;
using AetherFlow.Sandbox;

namespace AetherFlow.Bench.Sandboxes;

/// <summary>Measures what it costs to judge a command and to start it in its sandbox.</summary>
internal sealed class SandboxCommand(IReadOnlyDictionary<string, string> environment, TimeProvider time, TextWriter news)
{
    /// <param name="folder">Gets the workspace.</param>
    /// <param name="facts">For the document: <c>date</c> and <c>command</c>.</param>
    /// <param name="document">Is rewritten; null for none.</param>
    /// <returns>The exit code: 1 where no sandbox can be made here.</returns>
    public async Task<int> RunAsync(string folder, IReadOnlyDictionary<string, string> facts, string? document)
    {
        var firstDecision = PolicyMeasurement.FirstInMilliseconds();
        var begin = Stopwatch.GetTimestamp();
        var finding = await AetherFlow.Sandbox.Sandboxes.FindAsync(SandboxSettings.Default, environment, time, CancellationToken.None);
        var found = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        if (!finding.IsUsable)
        {
            await news.WriteLineAsync($"No sandbox can be made here: {finding.Problem}");
            return 1;
        }

        var ways = new StartWays(finding, Directory.CreateDirectory(Path.Combine(folder, "workspace")).FullName, environment, time);
        var filled = new Dictionary<string, string>(facts)
        {
            ["starts"] = StartMeasurement.Table(await StartMeasurement.OfAsync(ways.All)).TrimEnd(),
            ["rounds"] = $"{StartMeasurement.Rounds}",
            ["finding"] = $"{found:0} ms",
            ["sandbox"] = $"{finding.Version}; {(finding.Notes.IsEmpty ? "all limits hold" : string.Join(' ', finding.Notes))}",
            ["policy"] = PolicyMeasurement.Table().TrimEnd(),
            ["first"] = $"{firstDecision:0} ms",
        };
        filled["machine"] = string.Join('\n', Machine.DescribeAtEnd(folder).Split('\n').Where(line => !line.Contains("journals", StringComparison.Ordinal)));
        await news.WriteLineAsync($"{filled["machine"]}\n\n{filled["starts"]}\n\n{filled["policy"]}\n\nfirst decision {filled["first"]}; finding the sandbox {filled["finding"]}");
        if (document is not null) await File.WriteAllTextAsync(document, DocumentTemplate.Fill("sandbox.template.md", filled));
        return 0;
    }
}
