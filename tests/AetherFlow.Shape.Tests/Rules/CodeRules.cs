using System.Text.RegularExpressions;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests.Rules;

/// <summary>What the code of this repository does not contain.</summary>
internal static partial class CodeRules
{
    public const int PragmasPerRule = 3;

    /// <summary>
    /// The rims where any exception becomes a result: a run's outermost frame (a failed run), the tool box (a tool
    /// result), the program (an exit code). A file comes here when it is one of the three.
    /// </summary>
    public static readonly string[] Rims = ["src/AetherFlow.Cli/Program.cs"];

    /// <summary>The only files that may look at the console, the clock, chance and the environment themselves.</summary>
    public static readonly string[] UnguardedFiles =
        ["src/AetherFlow.Cli/Program.cs", "src/AetherFlow.Hosting/HostEnvironment.cs", "bench/AetherFlow.Bench/Program.cs"];

    private static readonly string[] MayWire = ["AetherFlow.Hosting", "AetherFlow.Cli", "AetherFlow.Server"];

    public static IEnumerable<Violation> CatchAll(SourceFile file) => Rims.Contains(file.Path) ? [] : Matches(
        file, file.Code, AnyCatch(), "any exception is caught only at the three rims",
        "Catch what can be repaired here by its type, or with a filter that names types; let bugs pass to the rim.");

    public static IEnumerable<Violation> Unfinished(SourceFile file) => Matches(
        file, file.WithoutLiterals, UnfinishedMark(), "what is not built is absent",
        "Build it, or take it out and open an issue.");

    public static IEnumerable<Violation> Region(SourceFile file) => Matches(
        file, file.Code, RegionMark(), "no regions", "A part that needs a heading is a type of its own.");

    public static IEnumerable<Violation> BlockingWait(SourceFile file) => Matches(
        file, file.Code, Blocking(), "nobody blocks a thread on a task", "Await it, and let the caller await this.");

    public static IEnumerable<Violation> SleepInTest(SourceFile file) => Matches(
        file, file.Code, Sleep(), "tests wait for events, never for time",
        "Await a task that the event completes, or move a TimeProvider of the test's own.");

    public static IEnumerable<Violation> Wiring(SourceFile file) => MayWire.Contains(file.Project) ? [] : Matches(
        file, file.Code, Injection(), "dependency injection stands only in Hosting and the executables",
        "Take what is needed in the constructor; register it in AetherFlow.Hosting.");

    public static IEnumerable<Violation> Unguarded(SourceFile file) => Matches(
        file, file.Code, UnguardedPragma(), "the guard of the three powers is not switched off",
        "Take the clock, chance, environment, console, files or processes from the room that has them.");

    public static IEnumerable<Violation> ManyPragmas(IEnumerable<SourceFile> files)
    {
        var uses = from file in files
                   from match in Pragma().Matches(file.Code)
                   from rule in match.Groups["rules"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                   group (file, match.Index) by rule;
        return from use in uses
               where use.Count() > PragmasPerRule
               let last = use.Last()
               select new Violation(
                   last.file.Path, last.file.LineOf(last.Index), $"{use.Key} is switched off by {use.Count()} pragmas, at most {PragmasPerRule}",
                   "Change the code, or switch the rule off once in .editorconfig with the reason.");
    }

    private static IEnumerable<Violation> Matches(SourceFile file, string text, Regex what, string rule, string whatToDo) =>
        from match in what.Matches(text)
        select new Violation(file.Path, file.LineOf(match.Index), $"{rule}: {match.Value.Trim()}", whatToDo);

    /// <summary>
    /// A filter makes it a narrow one that names the types to catch, itself or in a predicate of its own; "is not"
    /// leaves it wide.
    /// </summary>
    [GeneratedRegex(@"\bcatch\s*(?:\{|$|\(\s*(?:System\.)?Exception(?:\s+(?<name>\w+))?\s*\)(?!\s*when\s*\(\s*(?:\k<name>\s+is\s+(?!not\b)|(?:\w+\.)*\w+\(\k<name>\)\s*\))))")]
    private static partial Regex AnyCatch();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|\bNotImplementedException\b")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"^\s*#region.*", RegexOptions.Multiline)]
    private static partial Regex RegionMark();

    /// <summary>Only where a task is plainly the owner: values of our own have results too, and can wait.</summary>
    [GeneratedRegex(@"\.GetAwaiter\(\)\s*\.GetResult\(\)|\bTask\.Wait(All|Any)\(|(Async\([^;\n]*\)|[tT]ask)\.(Result\b|Wait\()")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bThread\.Sleep\b|\bTask\.Delay\(|\bSpinWait\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bMicrosoft\.Extensions\.DependencyInjection\b|\bIServiceCollection\b|\bIServiceProvider\b")]
    private static partial Regex Injection();

    [GeneratedRegex(@"#pragma\s+warning\s+disable\b[^\n]*\bRS0030\b|\[[^\]]*SuppressMessage[^\]]*")]
    private static partial Regex UnguardedPragma();

    [GeneratedRegex(@"#pragma\s+warning\s+disable\b(?<rules>[^\n]*)")]
    private static partial Regex Pragma();
}
