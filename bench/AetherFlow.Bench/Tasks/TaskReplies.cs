using System.Text.RegularExpressions;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Bench.Tasks;

/// <summary>
/// The replies of a task, from files that are named STEP.MODE[.first][.WORKFLOW]: with <c>first</c> the answer to the
/// first request only, with a workflow instead of the general one there.
/// </summary>
internal static partial class TaskReplies
{
    public static Script Of(BenchmarkTask task, string workflow)
    {
        var all = Directory.EnumerateFiles(Path.Combine(task.Folder, "replies")).Order(StringComparer.Ordinal).Select(Name).ToList();
        var fitting = all
            .Where(name => name.Workflow.Length == 0 || name.Workflow.Equals(workflow, StringComparison.OrdinalIgnoreCase))
            .GroupBy(name => (name.Step, name.Mode, name.IsFirst))
            .Select(same => same.MaxBy(name => name.Workflow.Length)!);
        return new Script([.. fitting.OrderByDescending(name => name.IsFirst).Select(Entry)]);
    }

    private static ScriptEntry Entry(ReplyName name) => new()
    {
        Match = new RequestMatch
        {
            Contains = name.Mode switch
            {
                "fast" => [$"# Step {name.Step}\n", "Mode: FAST"],
                "build" => [$"# Step {name.Step}\n", "Mode: BUILD"],
                _ => [$"# Audit of {name.Step}\n", "Mode: DOUBLE-CHECK"],
            },
        },
        Reply = File.ReadAllText(name.Path),
        Times = name.IsFirst ? 1 : 0,
    };

    private static ReplyName Name(string path)
    {
        var parts = NamePattern().Match(Path.GetFileName(path));
        return parts.Success
            ? new ReplyName(path, parts.Groups["step"].Value, parts.Groups["mode"].Value, parts.Groups["first"].Success, parts.Groups["workflow"].Value)
            : throw new InvalidOperationException($"{path} is not named as a reply: STEP.fast|build|check[.first][.proto|.prod].md|json.");
    }

    [GeneratedRegex(@"^(?<step>\w+)\.(?<mode>fast|build|check)(?<first>\.first)?(\.(?<workflow>proto|prod))?\.(md|json)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    private sealed record ReplyName(string Path, string Step, string Mode, bool IsFirst, string Workflow);
}
