using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Formatters, which name the files that they would change: black, ruff, prettier, rustfmt.</summary>
internal static partial class FormatterFormat
{
    public static int Read(OutputScan scan, int at)
    {
        if (Named().Match(scan[at]) is not { Success: true } match || scan.SpotOf(match) is not { } spot) return 0;
        var message = match.Groups["message"] is { Success: true } said ? said.Value : "not formatted";
        scan.Report(at, LocationSeverity.Error, "", message, spot);
        scan.End();
        return 1;
    }

    [GeneratedRegex(@"^[Ww]ould reformat:? (?<path>\S.*)$|^error: cannot format (?<path>[^\s:][^:]*): (?<message>[^:]*(: (?<line>\d+):(?<col>\d+): .*)?.*)$|^\[(warn|error)\] (?<path>\S+\.\w+)$|^Diff in (?<path>[^\s:][^:]*?)( at line |:)(?<line>\d+):$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
