using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Failed tests as VSTest, Microsoft.Testing.Platform, xunit's and NUnit's own runners print them, and .NET stack traces.</summary>
internal static partial class DotnetTestFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        var match = Failed().Match(line);
        if (match.Success)
        {
            scan.Begin(new Failure(FailureKind.Test, match.Groups["name"].Value, at) { AwaitsMessage = true });
            return 1;
        }

        if (Unhandled().Match(line) is { Success: true } unhandled)
        {
            scan.Begin(new Failure(FailureKind.Exception, "", at)).Say(unhandled.Groups["message"].Value);
            return 1;
        }

        return Frame(scan, at, line) ? 1 : 0;
    }

    private static bool Frame(OutputScan scan, int at, string line)
    {
        var frame = LongFrame().Match(line);
        if (!frame.Success) frame = ShortFrame().Match(line);
        if (!frame.Success) return IsForeignFrame(scan, at, line);
        var failure = scan.Current ?? scan.Begin(new Failure(FailureKind.Exception, "", at) { Message = scan.Before(at).Trim() });
        failure.Add(scan.SpotOf(frame));
        failure.Reach(at);
        failure.AwaitsMessage = false;
        return true;
    }

    /// <summary>A frame without a file: it belongs to the trace and says nothing that an edit could repair.</summary>
    private static bool IsForeignFrame(OutputScan scan, int at, string line)
    {
        if (scan.Current is null || !BareFrame().IsMatch(line)) return false;
        scan.Current.Reach(at);
        return true;
    }

    [GeneratedRegex(@"^\s*(Failed|Échoué|Échec)\s+(?<name>\S.*)\s\[[<\d][^\]]*\]$|^failed (?<name>\S.*) \([\d.,]+(ms|s|m|h)[\d.,msh ]*\)$|^(\s*\[xUnit\.net [\d:.]+\])?\s+(?<name>\S.*) \[FAIL\]$|^\d+\) (Failed|Error|Invalid) : (?<name>.+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^(Unhandled exception\.|Unhandled Exception:|Exception non gérée\.) (?<message>.+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unhandled();

    [GeneratedRegex(@"^(\d+\))?\s*(at|à|bei|en) .+ (in|dans|en) (?<path>([A-Za-z]:)?[^:]+):((line|ligne|Zeile|línea) )?(?<line>\d+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LongFrame();

    [GeneratedRegex(@"^\s+(?<path>[^\s(][^(:]*)\((?<line>\d+),\d+\): at ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ShortFrame();

    [GeneratedRegex(@"^\s+at [\w.`+<>\[\],|~]+\([^:/\\]*\)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BareFrame();
}
