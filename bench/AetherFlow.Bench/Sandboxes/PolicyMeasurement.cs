using System.Diagnostics;
using AetherFlow.Sandbox;
using AetherFlow.Sandbox.Tests.Policies;

namespace AetherFlow.Bench.Sandboxes;

/// <summary>How long the policy takes to read and judge a command.</summary>
internal static class PolicyMeasurement
{
    private const int Repeats = 9;
    private const string Commands = "ordinary-commands.txt";

    private static readonly PolicyPlace Place = new() { Workspace = "/home/me/project", IsSandboxed = true };

    /// <summary>Of this process: rules and programs are read, and code is compiled.</summary>
    public static double FirstInMilliseconds()
    {
        var start = Stopwatch.GetTimestamp();
        Judge("git log --oneline -n 5");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static string Table()
    {
        var rows = new (string Name, IReadOnlyList<string> Commands)[]
        {
            ("what developers type", Ordinary()),
            ("a forbidden program in disguise", [.. CommandVariations.Of("rm", "-rf y").Distinct(StringComparer.Ordinal)]),
        };
        var lines = rows.Select(row => (row.Name, row.Commands.Count, Times: Times(row.Commands)))
            .Select(row => $"| {row.Name} | {row.Count} | {Quantiles.Median(row.Times):0.0} µs | {Quantiles.Tail(row.Times):0.0} µs | {row.Times[^1]:0.0} µs |\n");
        return $"| commands | number | median | p99 | slowest |\n|---|--:|--:|--:|--:|\n{string.Concat(lines)}";
    }

    /// <summary>In microseconds, of each command the median of its repeats; sorted.</summary>
    private static IReadOnlyList<double> Times(IReadOnlyList<string> commands)
    {
        var all = commands.Select(_ => new double[Repeats]).ToList();
        for (var repeat = -2; repeat < Repeats; repeat++)
        {
            for (var i = 0; i < commands.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Judge(commands[i]);
                if (repeat >= 0) all[i][repeat] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        return [.. all.Select(times => Quantiles.Median([.. times.Order()])).Order()];
    }

    private static Verdict Judge(string command) => Policy.Default.Judge(ShellGrammar.Parse(command), Place).Verdict;

    private static List<string> Ordinary()
    {
        using var stream = typeof(PolicyMeasurement).Assembly.GetManifestResourceStream(Commands)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[(line.IndexOf(' ') + 1)..])];
    }
}
