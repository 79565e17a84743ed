using AetherFlow.Hosting;

namespace AetherFlow.Bench.Tasks;

/// <summary>Runs all benchmark tasks and reports; exit code 1 where one did not end as it is to end.</summary>
internal sealed class TasksCommand(string root, string plans, string folder, TextWriter news, TimeProvider time)
{
    private readonly IReadOnlyList<BenchmarkTask> _tasks = BenchmarkTask.ReadAll(Path.Combine(root, "bench/tasks"), plans);

    public async Task<int> RunAsync(string date, string command, string? document, CancellationToken cancellation)
    {
        foreach (var missing in _tasks.Where(task => !File.Exists(task.PlanPath)))
            await news.WriteLineAsync($"{missing.Name} is left out: there is no {missing.PlanPath}");
        var tasks = _tasks.Where(task => File.Exists(task.PlanPath)).ToList();
        if (tasks.Count == 0) return 1;
        if (document is not null && tasks.Count < _tasks.Count)
        {
            await news.WriteLineAsync($"{document} needs the figures of all tasks");
            return 1;
        }

        var python = await Python.FindAsync(root, HostEnvironment.OfThisProcess().Variables, [.. tasks.SelectMany(t => t.Facts.Needs).Distinct()], time, cancellation);
        var bench = new TaskBench(python, time);
        // The first run of a process compiles the code that runs; its time would say nothing of the task.
        await new TaskBench(null, time).RunAsync(tasks[0], "PROD", Path.Combine(folder, "warm-up"), cancellation);
        var results = new List<TaskResult>();
        foreach (var task in tasks)
        {
            foreach (var workflow in BenchmarkTask.Workflows)
            {
                results.Add(await bench.RunAsync(task, workflow, Path.Combine(folder, $"{task.Name}-{workflow}"), cancellation));
                foreach (var complaint in Complaints(results[^1])) await news.WriteLineAsync(complaint);
            }
        }

        await news.WriteLineAsync($"{Machine.Describe(folder)}\n\n{TasksReport.Table(results)}");
        if (document is not null) await WriteAsync(document, results, python, date, command, cancellation);
        return results.SelectMany(Complaints).Any() ? 1 : 0;
    }

    /// <summary>What is not as the task says that it is to be.</summary>
    public static IEnumerable<string> Complaints(TaskResult result)
    {
        var (task, workflow) = (result.Task, result.Workflow);
        var head = $"{task.Name} {workflow}:";
        if (result.First.ExitCode != task.ExitCode(workflow)) yield return $"{head} exit code {result.First.ExitCode}, {task.ExitCode(workflow)} is expected; {result.First.Finish!.Problem}";
        if (result.Again.ExitCode != task.ExitCode(workflow)) yield return $"{head} exit code {result.Again.ExitCode} the second time, {task.ExitCode(workflow)} is expected";
        if (result.Repairs != task.Facts.Repairs.GetValueOrDefault(workflow)) yield return $"{head} {result.Repairs} replies were asked for again, {task.Facts.Repairs.GetValueOrDefault(workflow)} are expected";
        if (result.AskedAgain != 0) yield return $"{head} the second run asked the model {result.AskedAgain} times";
        if (!result.SameTree) yield return $"{head} the second run left other files";
        if (result.Tests.Skipped is not null) yield break;
        var failed = task.Facts.FailedTests.GetValueOrDefault(workflow);
        if (!result.Tests.Compiles || result.Tests.Passed == 0 || result.Tests.Failed != failed)
            yield return $"{head} {result.Tests.Failed} tests failed, {failed} are expected:\n{result.Tests.Output}";
    }

    private async Task WriteAsync(
        string document, IReadOnlyList<TaskResult> results, Python? python, string date, string command, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["machine"] = Machine.DescribeAtEnd(folder),
            ["python"] = python?.Versions ?? "no Python interpreter was found",
            ["models"] = string.Join(", ", results.SelectMany(r => r.First.Finish!.Models).Select(m => $"{m.Provider}/{m.Model}").Distinct().Order(StringComparer.Ordinal)),
            ["date"] = date,
            ["command"] = command,
        };
        await File.WriteAllTextAsync(document, TasksReport.Document(results, facts), cancellation);
    }
}
