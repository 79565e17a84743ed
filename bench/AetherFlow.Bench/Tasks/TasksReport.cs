using System.Text;
using AetherFlow.Runs;

namespace AetherFlow.Bench.Tasks;

/// <summary>Results of benchmark tasks as Markdown.</summary>
internal static class TasksReport
{
    public static string Document(IReadOnlyList<TaskResult> results, IReadOnlyDictionary<string, string> facts) =>
        DocumentTemplate.Fill("tasks.template.md", new Dictionary<string, string>(facts) { ["table"] = Table(results).TrimEnd() });

    public static string Table(IReadOnlyList<TaskResult> results)
    {
        var text = new StringBuilder();
        text.Append("| task | workflow | exit code | time | calls | asked again | tokens in | tokens out | cost | verdicts | tests | 2nd run: calls | from the cache | money saved | time |\n");
        text.Append("|---|---|--:|--:|--:|--:|--:|--:|--:|---|---|--:|--:|--:|--:|\n");
        foreach (var result in results) text.Append(Row(result));
        foreach (var workflow in BenchmarkTask.Workflows) text.Append(Totals(workflow, [.. results.Where(r => r.Workflow == workflow)]));
        return text.ToString();
    }

    private static string Row(TaskResult result)
    {
        var (first, again) = (result.First.Finish!, result.Again.Finish!);
        return Line(
            Path.GetFileNameWithoutExtension(result.Task.PlanPath), result.Workflow, $"{result.First.ExitCode}",
            Time(first.DurationMs), $"{first.Calls}", $"{result.Repairs}", $"{first.Usage.Input:N0}", $"{first.Usage.Output:N0}", $"{first.Settled}",
            first.Checks is { } checks ? Verdicts(checks.Passed, checks.Failed, checks.Without) : "",
            Tests(result.Tests),
            $"{again.Calls}", $"{again.Cache.Hits}", $"{again.Cache.Money}", Time(again.DurationMs));
    }

    private static string Totals(string workflow, IReadOnlyList<TaskResult> results)
    {
        var first = results.Select(r => r.First.Finish!).ToList();
        var again = results.Select(r => r.Again.Finish!).ToList();
        return Line(
            "**all**", workflow, "",
            Time(first.Sum(f => f.DurationMs)), $"{first.Sum(f => f.Calls)}", $"{results.Sum(r => r.Repairs)}",
            $"{first.Sum(f => f.Usage.Input):N0}", $"{first.Sum(f => f.Usage.Output):N0}", $"{Sum(first.Select(f => f.Settled))}",
            Verdicts(first.Sum(f => f.Checks?.Passed ?? 0), first.Sum(f => f.Checks?.Failed ?? 0), first.Sum(f => f.Checks?.Without ?? 0)),
            Counts(results.Sum(r => r.Tests.Passed), results.Sum(r => r.Tests.Failed), results.Count(r => r.Tests.Skipped is not null)),
            $"{again.Sum(f => f.Calls)}", $"{again.Sum(f => f.Cache.Hits)}", $"{Sum(again.Select(f => f.Cache.Money))}", Time(again.Sum(f => f.DurationMs)));
    }

    private static string Tests(CodeTests tests) =>
        tests.Skipped is { } reason ? $"not run: {reason}"
        : !tests.Compiles ? "does not compile"
        : Counts(tests.Passed, tests.Failed, 0);

    private static string Verdicts(int passed, int failed, int without) => Join((passed, "passed"), (failed, "failed"), (without, "without a verdict"));

    private static string Counts(int passed, int failed, int tasks) => Join((passed, "passed"), (failed, "failed"), (tasks, "tasks not run"));

    private static string Join(params IReadOnlyList<(int Count, string Word)> counts) =>
        string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Count} {c.Word}"));

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    private static string Time(long milliseconds) => $"{milliseconds:N0} ms";

    private static string Line(params IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
