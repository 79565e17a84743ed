using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>`go test` and panics (https://pkg.go.dev/cmd/go#hdr-Test_packages); what `go build` and `go vet` say has the form of other compilers.</summary>
internal static partial class GoFormat
{
    /// <summary>Lines that are searched for the package that a test was of: it is named after all of them.</summary>
    private const int PackageDistance = 2_000;

    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (line.Contains("--- FAIL: ", StringComparison.Ordinal) && Failed().Match(line) is { Success: true } failed)
        {
            scan.Begin(new Failure(FailureKind.Test, failed.Groups["name"].Value, at) { AwaitsMessage = true });
            return 1;
        }

        if (line.StartsWith("panic: ", StringComparison.Ordinal)) return Panic(scan, at, line);
        if (line.StartsWith("FAIL\t", StringComparison.Ordinal) || line is "FAIL" || line.StartsWith("ok  \t", StringComparison.Ordinal))
        {
            scan.End();
            return 1;
        }

        return line.Contains(".go:", StringComparison.Ordinal) ? Place(scan, at, line) : 0;
    }

    private static int Panic(OutputScan scan, int at, string line)
    {
        var failure = scan.Current is { Kind: FailureKind.Test, Message: "" } test ? test : scan.Begin(new Failure(FailureKind.Exception, "", at));
        failure.Say(line.Replace(" [recovered]", "", StringComparison.Ordinal));
        failure.Reach(at);
        return 1;
    }

    private static int Place(OutputScan scan, int at, string line)
    {
        if (scan.Current is not { Kind: not FailureKind.Diagnostic } current) return 0;
        if (Frame().Match(line) is { Success: true } frame)
        {
            current.Add(scan.SpotOf(frame));
            current.Reach(at);
            return 1;
        }

        if (Logged().Match(line) is not { Success: true } logged) return 0;
        current.Add(scan.SpotOf(logged, Folders(scan, at)));
        if (current.Message.Length == 0) current.Say(logged.Groups["message"].Value);
        current.Reach(at);
        return 1;
    }

    /// <summary>The files of a test are named without their folder; the package, whose path ends with it, comes at the end.</summary>
    private static IEnumerable<string> Folders(OutputScan scan, int at)
    {
        for (var i = at; i < scan.Count && i < at + PackageDistance; i++)
        {
            if (!scan[i].StartsWith("FAIL\t", StringComparison.Ordinal)) continue;
            var package = scan[i].Split('\t')[1].Split(' ')[0];
            for (var from = package.IndexOf('/', StringComparison.Ordinal); from >= 0; from = package.IndexOf('/', from + 1)) yield return package[(from + 1)..];
            yield break;
        }
    }

    [GeneratedRegex(@"^\s*--- FAIL: (?<name>\S+)( \([\d.]+s\))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^\t(?<path>\S.*\.go):(?<line>\d+)( \+0x[0-9a-f]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^\s+(?<path>[^\s:]+\.go):(?<line>\d+): ?(?<message>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Logged();
}
