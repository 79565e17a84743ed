using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>jest and vitest: a file that failed, its tests, and where in them.</summary>
internal static partial class JestFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (line.Contains("FAIL", StringComparison.Ordinal) && Failed().Match(line) is { Success: true } failed) return Begin(scan, at, failed);
        if (line.Contains('●', StringComparison.Ordinal) && Bullet().Match(line) is { Success: true } bullet)
        {
            var failure = scan.Begin(new Failure(FailureKind.Test, bullet.Groups["name"].Value, at) { AwaitsMessage = true });
            if (scan.Ahead is { } file && failure.Name.StartsWith("Test suite failed", StringComparison.Ordinal)) failure.Name = file.Path;
            return 1;
        }

        if (!line.Contains('❯', StringComparison.Ordinal) || Arrow().Match(line) is not { Success: true } arrow) return 0;
        var spot = scan.SpotOf(arrow);
        if (scan.Current is { Kind: not FailureKind.Diagnostic } current)
        {
            current.Add(spot);
            current.Reach(at);
        }
        else
            scan.Mention(spot);
        return 1;
    }

    /// <summary>Where only the file is named, its tests follow with a name each.</summary>
    private static int Begin(OutputScan scan, int at, Match match)
    {
        if (scan.Paths.Find(match.Groups["path"].Value) is not { } path) return 0;
        scan.Ahead = new Spot(path, null);
        scan.End();
        if (match.Groups["name"].Success) scan.Begin(new Failure(FailureKind.Test, path + match.Groups["name"].Value, at) { AwaitsMessage = true });
        return 1;
    }

    [GeneratedRegex(@"^\s*FAIL\s+(?<path>[^\s>]+)( \([\d.]+ m?s\)|(?<name>( >| \[) .+|\s\[.*\]))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^\s+● (?<name>[^C].*|C[^o].*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*❯ (\S.* )?(?<path>[^\s:]+):(?<line>\d+):(?<col>\d+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Arrow();
}
