using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>pytest's failures, in its long and short form, and its summary (https://docs.pytest.org/en/stable/how-to/output.html).</summary>
internal static partial class PytestFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (line[0] == '_' && Title().Match(line) is { Success: true } title)
        {
            scan.Begin(new Failure(FailureKind.Test, title.Groups["name"].Value, at));
            return 1;
        }

        if (line[0] == '=' && Rule().IsMatch(line))
        {
            scan.End();
            return 1;
        }

        if (Summary().Match(line) is { Success: true } summary) return Summarise(scan, at, summary);
        return scan.Current is { Kind: FailureKind.Test } current ? Detail(scan, at, line, current) : 0;
    }

    private static int Detail(OutputScan scan, int at, string line, Failure current)
    {
        if (line.StartsWith("E   ", StringComparison.Ordinal))
        {
            if (current.Message.Length == 0) current.Say(line[1..]);
            current.Reach(at);
            return line.Contains("File \"", StringComparison.Ordinal) ? 0 : 1;
        }

        if (Place().Match(line) is not { Success: true } place) return 0;
        current.AddNearer(scan.SpotOf(place));
        current.Reach(at);
        return 1;
    }

    /// <summary>The summary names the file too: it tells tests of the same name in two files apart.</summary>
    private static int Summarise(OutputScan scan, int at, Match summary)
    {
        if (scan.Paths.Find(summary.Groups["file"].Value) is not { } file) return 0;
        var (id, message) = Parted(summary.Groups["file"].Value + summary.Groups["rest"].Value);
        var name = id[summary.Groups["file"].Length..].TrimStart(':').Replace("::", ".", StringComparison.Ordinal);
        var told = name.Length == 0
            ? scan.NextTest("ERROR collecting " + id)
            : scan.NextTest(name) ?? scan.NextTest("ERROR at setup of " + name) ?? scan.NextTest("ERROR at teardown of " + name);
        if (told is null)
        {
            told = scan.Begin(new Failure(FailureKind.Test, id, at));
            told.Add(new Spot(file, null));
        }

        told.Name = id;
        if (told.Message.Length == 0) told.Say(message);
        scan.End();
        return 1;
    }

    /// <summary>A parameter of a test may have the mark in it that stands before the message.</summary>
    private static (string Id, string Message) Parted(string text)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        var mark = text.IndexOf(" - ", StringComparison.Ordinal);
        if (bracket >= 0 && bracket < mark && text.IndexOf("] - ", bracket, StringComparison.Ordinal) is > 0 and var end) mark = end + 1;
        return mark < 0 ? (text, "") : (text[..mark], text[(mark + 3)..]);
    }

    [GeneratedRegex(@"^_{3,} (?<name>\S.*?) _{3,}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex(@"^={3,} .* ={3,}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(FAILED|ERROR) (?<file>[^:\s]+\.\w+)(?<rest>(::\S.*| - .*)?)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^(?<path>[^\s:][^:]*):(?<line>\d+): ?(in .+|[A-Za-z_][\w.]*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
