using System.Text.Json;
using AetherFlow.Plans;

namespace AetherFlow.Bench.Tasks;

/// <summary>A benchmark plan with the workspace it begins with, the replies that are given, and a check of what comes out.</summary>
internal sealed record BenchmarkTask
{
    public static readonly IReadOnlyList<string> Workflows = ["PROTO", "PROD"];

    /// <summary>Name of its folder, such as <c>task_01</c>.</summary>
    public required string Name { get; init; }

    public required string Folder { get; init; }

    public required string PlanPath { get; init; }

    public required TaskFacts Facts { get; init; }

    /// <summary>The script that checks what came out, run with the workspace and the output folder.</summary>
    public string Check => Path.Combine(Folder, "..", "checks", $"{Name}.py");

    /// <param name="tasks">The folder that holds all tasks.</param>
    /// <param name="plans">The folder of the plans.</param>
    public static IReadOnlyList<BenchmarkTask> ReadAll(string tasks, string plans) =>
    [
        .. Directory.EnumerateDirectories(tasks, "task_*").Order(StringComparer.Ordinal).Select(folder =>
        {
            var facts = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, "task.json")), TaskJson.Default.TaskFacts)!;
            return new BenchmarkTask { Name = Path.GetFileName(folder), Folder = folder, PlanPath = Path.Combine(plans, facts.Plan), Facts = facts };
        }),
    ];

    public Plan ReadPlan()
    {
        var reading = PlanReader.Read(File.ReadAllBytes(PlanPath), new PlanReadOptions());
        return reading.Plan ?? throw new InvalidOperationException($"{PlanPath} is not valid: {reading.Problems[0]}");
    }

    public int ExitCode(string workflow) => Facts.ExitCodes.GetValueOrDefault(workflow);

    /// <summary>Makes a new folder with what the task begins with.</summary>
    public void WriteWorkspace(string folder)
    {
        Directory.CreateDirectory(folder);
        var from = Path.Combine(Folder, "workspace");
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
