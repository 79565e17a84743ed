using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Stack traces of V8 (https://v8.dev/docs/stack-trace-api), and what node prints of an error that nobody caught.</summary>
internal static partial class ScriptStackFormat
{
    /// <summary>Lines between the place that node prints first and the error: the source line, its marks, an empty one.</summary>
    private const int HeadLines = 4;

    /// <summary>Lines between an error and its trace: the rest of its message.</summary>
    private const int TraceDistance = 5;

    public static int Read(OutputScan scan, int at)
    {
        var line = Told(scan, at);
        if (Frame().Match(line) is { Success: true } frame) return Add(scan, at, frame);
        if (Error().Match(line) is { Success: true } error) return Say(scan, at, error);
        if (Head().Match(line) is not { Success: true } head || LinesToMark(scan, at) is not { } lines) return 0;
        var failure = scan.Begin(new Failure(FailureKind.Exception, "", at) { AwaitsMessage = true });
        failure.Add(scan.SpotOf(head));
        return lines;
    }

    private static int Add(OutputScan scan, int at, Match frame)
    {
        var spot = scan.SpotOf(frame);
        if (scan.Current is not { Kind: not FailureKind.Diagnostic } current)
        {
            scan.Mention(spot);
            return 1;
        }

        // Node says the place without its column before it prints the trace that has it.
        if (spot is not null) current.Spots.RemoveAll(s => s.Path == spot.Path && s.Line == spot.Line && s.Column is null);
        current.Add(spot);
        current.Reach(at);
        current.AwaitsMessage = false;
        return 1;
    }

    private static int Say(OutputScan scan, int at, Match error)
    {
        if (scan.Current is { AwaitsMessage: true } current)
        {
            current.Say(error.Groups["message"].Value);
            current.Reach(at);
            return 1;
        }

        // A trace must follow, or the line is only talk.
        if (!Enumerable.Range(at + 1, TraceDistance).Any(i => Frame().IsMatch(Told(scan, i)))) return 0;
        scan.Begin(new Failure(FailureKind.Exception, "", at)).Say(error.Groups["message"].Value);
        return 1;
    }

    /// <summary>What a test's process prints itself is a comment in TAP (https://testanything.org/tap-version-13-specification.html).</summary>
    private static string Told(OutputScan scan, int at) => scan[at].StartsWith("# ", StringComparison.Ordinal) ? scan[at][2..] : scan[at];

    /// <summary>From the place to the marks below its source line, which are no message; null where there are none.</summary>
    private static int? LinesToMark(OutputScan scan, int at)
    {
        for (var lines = 1; lines <= HeadLines; lines++)
        {
            if (Told(scan, at + lines).AsSpan().TrimStart().StartsWith("^", StringComparison.Ordinal)) return lines + 1;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*at ((async )?[^()]* \()?(?<path>(file://)?[^()]*?):(?<line>\d+)(:(?<col>\d+))?\)?( \{)?$|^\s+([^()]* \()?(?<path>(file://|/|[A-Za-z]:[/\\])[^()]*?):(?<line>\d+):(?<col>\d+)\)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^\s*(Uncaught |Unhandled )?(?<message>[A-Z]\w*(Error|Exception)( \[\w+\])?(: .*)?|Error: .*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Error();

    [GeneratedRegex(@"^(?<path>(file://)?([A-Za-z]:)?[/\\][^:]+):(?<line>\d+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Head();
}
