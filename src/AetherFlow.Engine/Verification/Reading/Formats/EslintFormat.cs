using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>eslint's default format: a line with the file, and one for each problem (https://eslint.org/docs/latest/use/formatters).</summary>
internal static partial class EslintFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (scan.File is not null && Problem().Match(line) is { Success: true } problem)
        {
            var spot = scan.SpotOf(problem) ?? new Spot(scan.File, Number(problem.Groups["line"]), Number(problem.Groups["col"]));
            var severity = problem.Groups["severity"].ValueSpan is "error" ? LocationSeverity.Error : LocationSeverity.Warning;
            scan.Report(at, severity, problem.Groups["rule"].Value, problem.Groups["message"].Value, spot);
            return 1;
        }

        if (!Problem().IsMatch(scan[at + 1]) || scan.Paths.Find(line) is not { } path) return 0;
        scan.File = path;
        return 1;
    }

    private static int? Number(Group group) => int.TryParse(group.ValueSpan, out var number) && number > 0 ? number : null;

    [GeneratedRegex(@"^\s+(?<line>\d+):(?<col>\d+)\s+(?<severity>error|warning)\s+(?<message>\S.*?)(\s{2,}(?<rule>\S+))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Problem();
}
