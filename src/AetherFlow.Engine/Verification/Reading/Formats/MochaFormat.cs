using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>The details that mocha's reporters print after their count of failures; the name is on several lines, the last of which a colon ends.</summary>
internal static partial class MochaFormat
{
    private const int NameLines = 8;

    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (Count().IsMatch(line))
        {
            scan.InDetails = true;
            return 1;
        }

        if (!scan.InDetails || Numbered().Match(line) is not { Success: true } match) return 0;
        var name = match.Groups["name"].Value;
        var next = at + 1;
        for (; !name.EndsWith(':') && next < at + NameLines && scan[next].Length > 0; next++) name += " " + scan[next].Trim();
        if (!name.EndsWith(':')) return 0;
        scan.Begin(new Failure(FailureKind.Test, name[..^1], at) { AwaitsMessage = true }).Reach(next - 1);
        return next - at;
    }

    [GeneratedRegex(@"^\s+\d+ failing$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s{1,3}\d+\) (?<name>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
