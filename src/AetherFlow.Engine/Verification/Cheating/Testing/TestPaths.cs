using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Which files are tests by the name that their language's runners look for.</summary>
internal static partial class TestPaths
{
    public static bool Is(string path) => IsNamed(path) || Folder().IsMatch(path);

    /// <summary>By the name of the file itself, not only by where it stands.</summary>
    public static bool IsNamed(string path) => Named().IsMatch(path);

    /// <summary>What a test compares with and a tool writes.</summary>
    public static bool IsSnapshot(string path) => Snapshot().IsMatch(path);

    [GeneratedRegex(@"(^|/)(tests?|specs?|__tests__|e2e|[\w.]+\.(Unit|Integration)?Tests?)/", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Folder();

    [GeneratedRegex(@"(^|/)(test_[^/]*|[^/]*_test|conftest)\.py$|(Tests?|Specs?)\.(cs|fs|vb|java|kt|kts|php|swift)$|\.(test|spec|cy)\.[cm]?[jt]sx?$|_(test\.go|spec\.rb|test\.rb|test\.exs|test\.dart)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"(^|/)__snapshots__/|\.snap$|\.(verified|approved)\.\w+$|(^|/)(golden|expected|expectations)/", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Snapshot();
}
