using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Which files are tests by the name that their language's runners look for.</summary>
internal static partial class TestPaths
{
    public static bool Is(string path) => Pattern().IsMatch(path);

    /// <summary>What a test compares with and a tool writes.</summary>
    public static bool IsSnapshot(string path) => Snapshot().IsMatch(path);

    [GeneratedRegex(@"(^|/)(tests?|specs?|__tests__|e2e|[\w.]+\.(Unit|Integration)?Tests?)/|(^|/)(test_[^/]*|[^/]*_test|conftest)\.py$|[^/]*(Tests?|Specs?)\.(cs|fs|vb|java|kt|kts|php|swift)$|\.(test|spec|cy)\.[cm]?[jt]sx?$|_(test\.go|spec\.rb|test\.rb|test\.exs|test\.dart)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(^|/)__snapshots__/|\.snap$|\.(verified|approved)\.\w+$|(^|/)(golden|expected|expectations)/", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Snapshot();
}
