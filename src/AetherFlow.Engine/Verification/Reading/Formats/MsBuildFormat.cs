using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>The canonical form of MSBuild (https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks), which tsc without colours writes too.</summary>
internal static partial class MsBuildFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (!line.Contains("error", StringComparison.Ordinal) && !line.Contains("warning", StringComparison.Ordinal)) return 0;
        var match = Diagnostic().Match(line);
        if (!match.Success) return 0;
        var severity = match.Groups["severity"].ValueSpan is "warning" ? LocationSeverity.Warning : LocationSeverity.Error;
        var (message, project) = WithoutProject(match.Groups["message"].Value);
        var near = project is null ? null : scan.Paths.FolderOf(project);
        var spot = match.Groups["path"].Success ? scan.SpotOf(match, near is null ? [] : [near]) : null;
        scan.Report(at, severity, match.Groups["code"].Value, message, spot);
        return 1;
    }

    private static (string Message, string? Project) WithoutProject(string text)
    {
        var match = Project().Match(text);
        return match.Success ? (text[..match.Index], match.Groups["project"].Value) : (text, null);
    }

    [GeneratedRegex(@"^\s*((?<path>[^\s(:][^:]*?|[A-Za-z]:[\\/][^:]*?)(\((?<line>\d+)(,(?<col>\d+))?(,\d+,\d+)?(-\d+(,\d+)?)?\))?\s*:\s+)?([A-Za-z]+ )?(?<severity>error|warning)\s+(?<code>[A-Za-z]{1,12}\d{1,6}|[A-Z]{6,12})\s*:\s*(?<message>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"\s\[(?<project>[^\[\]]+proj)(::[^\[\]]*)?\]$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Project();
}
