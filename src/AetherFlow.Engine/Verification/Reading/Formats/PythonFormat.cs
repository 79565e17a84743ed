using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Tracebacks (https://docs.python.org/3/library/traceback.html) and the failures of unittest.</summary>
internal static partial class PythonFormat
{
    private static readonly string[] Chains =
        ["During handling of the above exception, another exception occurred:", "The above exception was the direct cause of the following exception:"];

    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (Header().IsMatch(line)) return StartTrace(scan, at);
        if (Unittest().Match(line) is { Success: true } test && scan[at + 1].StartsWith("-----", StringComparison.Ordinal))
        {
            scan.Begin(new Failure(FailureKind.Test, test.Groups["name"].Value, at) { AwaitsMessage = true });
            return 2;
        }

        if (line.Contains("File \"", StringComparison.Ordinal) && Frame().Match(line) is { Success: true } frame)
        {
            var failure = scan.Current ?? scan.Begin(new Failure(FailureKind.Exception, "", at) { AwaitsMessage = true });
            failure.AddNearer(scan.SpotOf(frame));
            failure.AwaitsMessage = true;
            failure.ShowsSources = true;
            failure.Reach(at);
            return scan[at + 1].StartsWith("    ", StringComparison.Ordinal) ? 2 : 1;
        }

        return Exception(scan, at, line);
    }

    private static int StartTrace(OutputScan scan, int at)
    {
        // A test that has only said that it failed, and a trace that another one caused, go on with this one.
        var failure = scan.Current is { Kind: FailureKind.Test, Spots.Count: 0 } or { AwaitsMessage: true } || Chains.Contains(scan.Before(at).Trim(), StringComparer.Ordinal) ? scan.Current : null;
        failure ??= scan.Begin(new Failure(FailureKind.Exception, "", at));
        failure.StartTrace();
        failure.AwaitsMessage = true;
        failure.Reach(at);
        return 1;
    }

    /// <summary>The line that ends a trace; what comes before it is its source lines and marks.</summary>
    private static int Exception(OutputScan scan, int at, string line)
    {
        if (scan.Current is not { AwaitsMessage: true } current) return 0;
        if (ExceptionLine().Match(line) is { Success: true } said)
        {
            current.Say(said.Groups["message"].Value);
            current.Reach(at);
            return 1;
        }

        return Source().IsMatch(line) && current.ShowsSources && PreviousIsTrace(scan, at) ? Reached(current, at) : 0;
    }

    private static int Reached(Failure failure, int at)
    {
        failure.Reach(at);
        return 1;
    }

    private static bool PreviousIsTrace(OutputScan scan, int at) => scan.Current!.Last >= at - 2;

    [GeneratedRegex(@"^[\s|+-]*(Exception Group )?Traceback \(most recent call last\):$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(FAIL|ERROR|UNEXPECTED SUCCESS): \S+ \((?<name>[\w.]+)\)( .*)?$|^(FAIL|ERROR|UNEXPECTED SUCCESS): (?<name>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unittest();

    [GeneratedRegex(@"^[\s|E*]*File ""(?<path>[^""]+)"", line (?<line>\d+)(, in .*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^[\s|E]{0,12}(?<message>([A-Za-z_]\w*\.)*[A-Z]\w*(Error|Exception|Warning|Exit|Interrupt|Group|Iteration|Expired|NotFound|Timeout|Failure|Skipped|Failed)\b(:.*)?)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ExceptionLine();

    [GeneratedRegex(@"^[\s|]{4}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Source();
}
