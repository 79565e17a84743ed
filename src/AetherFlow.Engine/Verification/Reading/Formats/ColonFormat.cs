using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>
/// `path:line:column: message`, as the GNU standard has it (https://www.gnu.org/prep/standards/html_node/Errors.html):
/// gcc, clang, go, mypy, flake8, ruff, tsc with colours, eslint's `unix` and `compact`, shells. What only names a place is a mention.
/// </summary>
internal static partial class ColonFormat
{
    /// <summary>Mentions that are looked for in one line.</summary>
    private const int MentionsPerLine = 5;

    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (!line.Contains(':', StringComparison.Ordinal)) return 0;
        if (Told().Match(line) is { Success: true } told && scan.SpotOf(told) is { } spot) return Tell(scan, at, told, spot);
        foreach (var mention in Mention().Matches(line).Take(MentionsPerLine)) scan.Mention(scan.SpotOf(mention));
        return 0;
    }

    private static int Tell(OutputScan scan, int at, Match told, Spot spot)
    {
        var text = told.Groups["text"].Value;
        var said = Labelled().Match(text);
        if (!said.Success && !IsError(told, text))
        {
            scan.Mention(spot);
            return 0;
        }

        var severity = Severity(said.Groups["severity"].Value, text);
        if (severity == LocationSeverity.Note)
        {
            scan.Mention(spot);
            return 1;
        }

        var message = said.Success && said.Groups["severity"].Length > 0 ? said.Groups["message"].Value : text;
        var (code, plain) = WithoutCode(message);
        scan.Report(at, severity, code, plain, spot);
        return 1;
    }

    /// <summary>Without a label: a column is what only compilers and linters say; a line alone takes a word that complains.</summary>
    private static bool IsError(Match told, string text) => told.Groups["col"].Success || told.Groups["shell"].Success || Complaint().IsMatch(text);

    private static LocationSeverity Severity(string label, string text) => label.ToUpperInvariant() switch
    {
        "WARNING" or "WARN" => LocationSeverity.Warning,
        "NOTE" or "INFO" or "REMARK" or "HELP" => LocationSeverity.Note,
        _ => text.Contains("[Warning", StringComparison.Ordinal) ? LocationSeverity.Warning : LocationSeverity.Error,
    };

    /// <summary>The rule comes first (`F401 …`, `TS2322: …`) or last (`… [return-value]`).</summary>
    private static (string Code, string Message) WithoutCode(string text)
    {
        var match = LeadingCode().Match(text);
        if (!match.Success) match = TrailingCode().Match(text);
        return match.Success ? (match.Groups["code"].Value, match.Groups["message"].Value) : ("", text);
    }

    [GeneratedRegex(@"^\s*(vet: |ERROR in |error: |rustfmt: )?(?<path>([A-Za-z]:[\\/])?[^\s:'""()<>][^:'""<>]*?)(:(?<line>\d+)([:.](?<col>\d+))?(-\d+(:\d+)?)?|(?<shell>: line )(?<line>\d+)(, col (?<col>\d+),)?)(:| -|,)?\s+(?<text>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?<severity>(fatal |internal compiler )?[Ee]rror|ERROR|[Ww]arning|WARN(ING)?|[Nn]ote|[Ii]nfo|[Rr]emark|[Hh]elp)\b( -|:)?\s*(?<message>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\*\*\*|\b(error|undefined|failed|failure|cannot|invalid|expected|unexpected|missing|not found|denied)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"^(?<code>[A-Z]{1,8}\d{1,5})\b:?\s+(\[\*\] )?(?<message>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LeadingCode();

    [GeneratedRegex(@"^(?<message>.*\S)\s+[\[(]((Error|Warning)/)?(?<code>[A-Za-z@][\w/@=+-]*)[\])]$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TrailingCode();

    /// <summary>From the path's beginning: the end of an address is no path.</summary>
    [GeneratedRegex(@"(^|[^\w./\\@~+-])(?<path>[\w./@~+-]+):(?<line>\d{1,7})(:(?<col>\d{1,5}))?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
