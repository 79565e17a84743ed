using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Wording;

/// <summary>What checks proved, and how repairing ended, in words.</summary>
internal static class ProofText
{
    private const int MostPlaces = 5;

    /// <param name="check">What was run; null where that is not known.</param>
    public static string Of(PlannedCheck? check, CheckFinished finished)
    {
        var name = Printable.Line(check?.Name ?? "check");
        var time = Figures.Time(TimeSpan.FromMilliseconds(finished.DurationMs));
        return finished.Outcome switch
        {
            CheckFinished.Passed => $"{name} passed, {time}{(finished.Warnings > 0 ? $", {Figures.Count(finished.Warnings, "warning")}" : "")}",
            CheckFinished.Failed => $"{name} failed ({How(finished)}), {time}{Places(finished)}",
            _ => $"{name} was not run: {Printable.Line(finished.Reason)}",
        };
    }

    /// <summary>What a command changed beside what it was run for; null for nothing.</summary>
    public static string? OfChanges(CommandFinished command)
    {
        var lines = new List<string>();
        if (command.Repeated) lines.Add("  it was cut off before, and was run again");
        if (command.OnHost) lines.Add("  it ran without a sandbox");
        if (command.Files.Count > 0) lines.Add($"  it changed {Printable.Line(string.Join(", ", command.Files.Take(MostPlaces).Select(file => file.Path)))}{(command.Files.Count > MostPlaces ? $" and {command.Files.Count - MostPlaces} more" : "")}");
        foreach (var denial in command.Denials.Where(_ => command.Outcome != CommandFinished.NotStarted)) lines.Add($"  sandbox: {Printable.Line(denial.ToString())}");
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    public static string Of(RepairFinished repair) => repair switch
    {
        { Outcome: RepairFinished.Solved, Rounds: 0 } => "nothing to correct",
        { Outcome: RepairFinished.Solved } => $"corrected in {Figures.Count(repair.Rounds, "round")}",
        _ => $"not corrected after {Figures.Count(repair.Rounds, "round")} ({Printable.Line(repair.Reason)}){Kept(repair)}",
    };

    /// <summary>Of checks, all together: <c>3 passed, 1 failed</c>.</summary>
    public static string Of(CheckCounts checks) => string.Join(", ", new[]
    {
        (checks.Passed, "passed"),
        (checks.Failed, "failed"),
        (checks.Without, "not run"),
    }.Where(count => count.Item1 > 0).Select(count => $"{count.Item1} {count.Item2}").DefaultIfEmpty("nothing to check: no build, test or linter is known here, so nothing is proved"));

    private static string Kept(RepairFinished repair) => repair.Rounds == 0 ? ""
        : repair.Kept == 0 ? "; the files are as they were before"
        : repair.Kept == repair.Rounds ? "; the last state is kept"
        : $"; the state after round {repair.Kept}, the best, is kept";

    private static string How(CheckFinished finished) => finished.ExitCode is { } code ? $"exit code {code}" : Printable.Line(finished.Reason);

    private static string Places(CheckFinished finished)
    {
        var errors = finished.Places.Where(place => place.Severity == "error").ToList();
        var lines = errors.Take(MostPlaces).Select(place => $"\n  {Printable.Line($"{place.Path}{(place.Line is { } line ? $":{line}" : "")}: {place.Message}")}");
        return string.Concat(lines) + (errors.Count > MostPlaces ? $"\n  … and {errors.Count - MostPlaces} more" : "");
    }
}
