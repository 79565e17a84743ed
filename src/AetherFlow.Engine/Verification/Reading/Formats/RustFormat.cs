using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>rustc and clippy (https://doc.rust-lang.org/rustc/json.html, "rendered"), cargo test, and the same form where ruff prints it.</summary>
internal static partial class RustFormat
{
    /// <summary>What cargo says at the end of what it has said before.</summary>
    private static readonly string[] Closing = ["could not compile", "test failed, to rerun", "aborting due to", "build failed", "1 target failed", "doctest failed"];

    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (line.Contains("-->", StringComparison.Ordinal) && Arrow().Match(line) is { Success: true } arrow) return Place(scan, at, arrow);
        if ((line[0] == 'e' || line[0] == 'w') && Diagnostic().Match(line) is { Success: true } diagnostic) return Diagnose(scan, at, diagnostic);
        if (line.StartsWith("---- ", StringComparison.Ordinal) && Test().Match(line) is { Success: true } test)
        {
            scan.Begin(new Failure(FailureKind.Test, test.Groups["name"].Value, at));
            return 1;
        }

        return line.Contains("panicked at ", StringComparison.Ordinal) ? Panic(scan, at, line) : 0;
    }

    private static int Diagnose(OutputScan scan, int at, Match match)
    {
        // Without a place nearby it is the closing line of cargo, or of another tool.
        if (Closing.Any(c => match.Groups["message"].ValueSpan.StartsWith(c, StringComparison.Ordinal)) || !Arrow().IsMatch(scan[at + 1])) return 0;
        var severity = match.Groups["severity"].ValueSpan is "error" ? LocationSeverity.Error : LocationSeverity.Warning;
        scan.Report(at, severity, match.Groups["code"].Value, match.Groups["message"].Value, null);
        return 1;
    }

    private static int Place(OutputScan scan, int at, Match arrow)
    {
        var spot = scan.SpotOf(arrow);
        if (scan.Current is { Kind: FailureKind.Diagnostic } current && current.Last >= at - 1)
        {
            current.Add(spot);
            current.Reach(at);
        }
        else if (spot is not null && Ruff().Match(scan[at - 1]) is { Success: true } rule)
            scan.Report(at - 1, LocationSeverity.Error, rule.Groups["code"].Value, rule.Groups["message"].Value, spot).Reach(at);
        else
            scan.Mention(spot);
        return 1;
    }

    private static int Panic(OutputScan scan, int at, string line)
    {
        var match = Panicked().Match(line);
        if (!match.Success) return 0;
        var failure = scan.Current is { Kind: FailureKind.Test, Message: "" } test ? test : scan.Begin(new Failure(FailureKind.Exception, "", at));
        failure.Add(scan.SpotOf(match));
        if (match.Groups["message"].Success) failure.Say(match.Groups["message"].Value);
        else failure.AwaitsMessage = true;
        failure.Reach(at);
        return 1;
    }

    [GeneratedRegex(@"^(?<severity>error|warning)(\[(?<code>\w+)\])?: (?<message>.+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"^\s*--> (?<path>[^\s:][^:]*):(?<line>\d+):(?<col>\d+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^(?<code>[A-Z]{1,5}\d{3,4}|invalid-syntax:?) (\[\*\] )?(?<message>.+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ruff();

    [GeneratedRegex(@"^---- (?<name>.+) stdout ----$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Test();

    [GeneratedRegex(@"^thread '[^']*' (\(\d+\) )?panicked at ((?<path>[^':]+):(?<line>\d+):(?<col>\d+):|'(?<message>.*)', (?<path>[^':]+):(?<line>\d+):(?<col>\d+))$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Panicked();
}
