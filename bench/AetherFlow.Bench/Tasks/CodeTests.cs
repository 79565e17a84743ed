using System.Globalization;
using System.Text.RegularExpressions;
using AetherFlow.Sandbox;

namespace AetherFlow.Bench.Tasks;

/// <summary>What became of the code that a run wrote: whether it compiles, and its own tests with the task's check.</summary>
/// <param name="Compiles">Every Python file is valid.</param>
/// <param name="Passed">Tests and checks that passed.</param>
/// <param name="Failed">Tests and checks that failed; a program that counted nothing is one.</param>
/// <param name="Skipped">Why nothing was run; else null.</param>
/// <param name="Output">What the programs printed.</param>
internal sealed partial record CodeTests(bool Compiles, int Passed, int Failed, string? Skipped, string Output)
{
    /// <param name="workspace">With the code that was written.</param>
    /// <param name="output">The run's output folder, for analyses are written nowhere else.</param>
    public static async Task<CodeTests> RunAsync(Python? python, BenchmarkTask task, string workspace, string output, CancellationToken cancellation)
    {
        if (python is null) return Skip("there is no Python interpreter");
        var missing = python.Missing(task.Facts.Needs);
        if (missing.Count > 0) return Skip($"{string.Join(", ", missing)} cannot be imported");
        var compiled = await python.RunAsync(workspace, ["-m", "compileall", "-q", "."], cancellation);
        var ran = new List<ProgramResult>();
        if (Directory.EnumerateFiles(workspace, "test_*.py", SearchOption.AllDirectories).Any())
            ran.Add(await python.RunAsync(workspace, ["-m", "pytest", "-q", "-p", "no:cacheprovider"], cancellation));
        ran.Add(await python.RunAsync(workspace, [Path.GetFullPath(task.Check), workspace, output], cancellation));
        var failed = ran.Sum(result => Counted(result, FailedPattern()) is > 0 and var count ? count : result.Succeeded ? 0 : 1);
        var printed = string.Join('\n', ran.Prepend(compiled).Select(result => result.FormatForModel()));
        return new CodeTests(compiled.Succeeded, ran.Sum(result => Counted(result, PassedPattern())), failed, null, printed);

        static CodeTests Skip(string reason) => new(false, 0, 0, reason, "");
    }

    private static int Counted(ProgramResult result, Regex words) =>
        words.Matches(result.StandardOutput.Text).LastOrDefault() is { } last ? int.Parse(last.Groups["count"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?<count>\d+) passed", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PassedPattern();

    [GeneratedRegex(@"(?<count>\d+) failed", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FailedPattern();
}
