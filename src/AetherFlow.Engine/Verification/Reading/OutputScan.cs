using System.Globalization;
using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>What has been read of an output so far, and what the lines at hand belong to.</summary>
internal sealed class OutputScan(IReadOnlyList<string> lines, PathFinder paths)
{
    /// <summary>Failures and mentions kept; an output with more of them has said enough.</summary>
    private const int Limit = 5_000;

    private readonly Dictionary<string, Queue<Failure>> _tests = new(StringComparer.Ordinal);

    public int Count => lines.Count;

    public PathFinder Paths => paths;

    public List<Failure> Failures { get; } = [];

    /// <summary>Places that are named without anything being said of them.</summary>
    public List<Spot> Mentions { get; } = [];

    /// <summary>What a frame or a message that stands alone belongs to.</summary>
    public Failure? Current { get; private set; }

    /// <summary>The file that the following lines are about, where a tool names it once.</summary>
    public string? File { get; set; }

    /// <summary>Where a test stands, said before its failure is told.</summary>
    public Spot? Ahead { get; set; }

    /// <summary>That a list of failures with their details has begun.</summary>
    public bool InDetails { get; set; }

    /// <summary>Empty before the first line and after the last.</summary>
    public string this[int at] => at >= 0 && at < lines.Count ? lines[at] : "";

    public Failure Begin(Failure failure)
    {
        Current = failure;
        if (Failures.Count >= Limit) return failure;
        Failures.Add(failure);
        if (failure.Kind != FailureKind.Test) return failure;
        if (!_tests.TryGetValue(failure.Name, out var same)) _tests.Add(failure.Name, same = new Queue<Failure>());
        same.Enqueue(failure);
        return failure;
    }

    /// <summary>The first test of this name that was not asked for yet: tests of several files may have the same.</summary>
    public Failure? NextTest(string name) => _tests.TryGetValue(name, out var same) && same.TryDequeue(out var failure) ? failure : null;

    public void End() => Current = null;

    public void Mention(Spot? spot)
    {
        if (spot is not null && Mentions.Count < Limit) Mentions.Add(spot);
    }

    /// <summary>The place that the groups `path`, `line` and `col` name; null where the workspace has no such file.</summary>
    public Spot? SpotOf(Match match, params IEnumerable<string> near) =>
        paths.Find(match.Groups["path"].Value, near) is { } path
            ? new Spot(path, Number(match.Groups["line"]), Number(match.Groups["col"]))
            : null;

    /// <summary>A diagnostic that one line holds.</summary>
    public Failure Report(int at, LocationSeverity severity, string code, string message, Spot? spot)
    {
        var failure = Begin(new Failure(FailureKind.Diagnostic, code, at) { Severity = severity, Message = message.Trim() });
        failure.Add(spot);
        return failure;
    }

    /// <summary>Nearest line before that is not empty.</summary>
    public string Before(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (lines[i].Length > 0) return lines[i];
        }

        return "";
    }

    private static int? Number(Group group) =>
        group.Success && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
