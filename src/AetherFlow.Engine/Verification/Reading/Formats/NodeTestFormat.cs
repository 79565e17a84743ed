using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Node's own test runner, as TAP and as its `spec` reporter prints it (https://nodejs.org/api/test.html#test-reporters).</summary>
internal static partial class NodeTestFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (Place().Match(line) is { Success: true } place)
        {
            var spot = scan.SpotOf(place);
            if (place.Groups["spec"].Success) scan.Ahead = spot;
            else if (scan.Current is { } test) test.Origin ??= spot;
            return 1;
        }

        if (line.StartsWith('ℹ'))
        {
            scan.End();
            return 1;
        }

        if (Failed().Match(line) is { Success: true } failed) return Begin(scan, at, failed.Groups["name"].Value);
        return scan.Current is { Kind: FailureKind.Test } current && Said(scan, at, line, current) ? 1 : 0;
    }

    private static int Begin(OutputScan scan, int at, string name)
    {
        if (name.StartsWith("failing tests:", StringComparison.Ordinal)) return 1;
        var failure = scan.Begin(new Failure(FailureKind.Test, name, at) { AwaitsMessage = true });
        failure.Origin = scan.Ahead;
        scan.Ahead = null;
        return 1;
    }

    private static bool Said(OutputScan scan, int at, string line, Failure current)
    {
        if (line.AsSpan().TrimStart() is "---" or "...") return true;
        var match = Field().Match(line);
        if (!match.Success) return false;
        if (match.Groups["key"].ValueSpan is "failureType" && match.Groups["value"].Value.Contains("subtestsFailed", StringComparison.Ordinal))
        {
            // A suite fails because of its tests, which are told of themselves.
            scan.Failures.Remove(current);
            scan.End();
            return true;
        }

        if (match.Groups["key"].ValueSpan is "error")
        {
            var text = match.Groups["value"].ValueSpan.Trim().Trim(['\'', '"']).ToString();
            if (text is "|-" or "|") text = scan[at + 1].Trim();
            current.Say(text);
        }

        current.Reach(at);
        return true;
    }

    [GeneratedRegex(@"^(?<spec>test at )(?<path>[^\s:][^:]*):(?<line>\d+):(?<col>\d+)$|^\s+location: '(?<path>[^':]+):(?<line>\d+):(?<col>\d+)'$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\s*not ok \d+( -)? (?<name>[^#]+?)(\s#\s.*)?$|^\s*✖ (?<name>failing tests:.*)$|^\s*✖ (?<name>\S.*) \([\d.]+ms\)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^\s+(?<key>duration_ms|type|failureType|error|code|name|expected|actual|operator|stack):(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
