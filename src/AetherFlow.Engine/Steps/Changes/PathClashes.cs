using AetherFlow.Runs;

namespace AetherFlow.Engine.Steps;

/// <summary>Names that look different in a reply can be one file, and none can be a file and a folder at once.</summary>
internal static class PathClashes
{
    public static IEnumerable<Problem> Of(IReadOnlyList<GuardedEdit> edits)
    {
        foreach (var file in edits.GroupBy(g => g.Path.Value, StringComparer.Ordinal).Where(file => file.Select(g => g.Edit.Path).Distinct(StringComparer.Ordinal).Count() > 1))
            yield return Twice(file.Key);
        var targets = edits.Select(g => g.NewPath?.Value).OfType<string>().ToList();
        foreach (var target in targets.Where(target => edits.Any(g => g.Path.Value == target) || targets.Count(other => other == target) > 1).Distinct(StringComparer.Ordinal))
            yield return Twice(target);

        var paths = edits.Select(g => g.NewPath?.Value ?? g.Path.Value).ToList();
        foreach (var path in paths.Where(path => paths.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal))))
        {
            yield return new Problem(
                "changes.file_and_folder", $"The reply gives {path} as a file, and other files in a folder of that name.", "Give one of them another name.");
        }
    }

    /// <summary>Two names that differ in case alone are one file on some systems: only where both are there already are they two.</summary>
    public static IEnumerable<Problem> InCase(IReadOnlyList<ResolvedChange> changes) =>
        changes.Where(change => change.After is not null)
            .GroupBy(change => change.Path.Value, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1 && same.Any(change => change.Before is null))
            .Select(same => new Problem(
                "path.case_collision",
                $"The reply gives files whose names differ in case alone: {string.Join(", ", same.Select(change => change.Path.Value))}.",
                "Give one of them another name."));

    private static Problem Twice(string path) => new(
        "changes.one_file_twice", $"The reply gives {path} more than once, under different names.", "Give each file once, complete, under one name.");
}
