using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Lines that say that something goes on or went well.</summary>
internal static partial class Noise
{
    public static bool Is(string line) => Passing().IsMatch(line) || Progress().IsMatch(line) || Library().IsMatch(line);

    [GeneratedRegex(@"^\s*(ok \d+\b|[✓✔√]\s|--- (PASS|SKIP):|=== (RUN|PAUSE|CONT|NAME)\b|test \S+ \.\.\. (ok|ignored)$|ok  \t|\?   \t|PASS$|PASS\s+\S+$|(Passed|Réussi)\s+\S+.*\[[^\]]*\]$|passed \S+ \([^)]*\)$|\S+ PASSED( +\[ *\d+%\])?$|\S+ \.\.\. ok$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Passing();

    /// <summary>Frames of the runtime and of test frameworks: nothing there can be repaired.</summary>
    [GeneratedRegex(@"^\s+at ([^()]*\()?node:[\w/]+:\d|^\s+at /rustc/[0-9a-f]+/|^\s+at (System\.(Reflection|Threading|Runtime)\.|InvokeStub_|Microsoft\.VisualStudio\.TestPlatform|Xunit\.|NUnit\.)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Library();

    [GeneratedRegex(@"^\s*((Compiling|Checking|Downloading|Downloaded|Updating|Fresh|Blocking|Locking|Adding|Unpacking|Collecting|Installing|Using cached) \S+.*|Restored \S.*|Determining projects to restore.*|All projects are up-to-date.*|npm (warn|notice|info|http)\b.*|\d{1,3}%\|?.*|[\s|/\\#=>.·⠁-⣿-]{4,}|\S+ -> \S+\.dll|(rootdir|plugins|platform|cachedir|configfile): ?.*|platform linux .*|duration_ms:? [\d.]+|Starting test execution, please wait.*|A total of \d+ test files matched.*|VSTest version .*|MSBuild version .*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Progress();
}
