using AetherFlow.Plans.Reading;

namespace AetherFlow.Plans;

/// <summary>Tells which paths a plan can name, and when two of them name one file.</summary>
public static class PlanPath
{
    /// <summary>
    /// Whether a step can name this file among those that it writes. Not every file can be: a name with <c>*</c> is a pattern in a
    /// plan, and backslashes and invisible characters are refused.
    /// </summary>
    public static bool IsTarget(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return PathRule.Allows(path, isTarget: true);
    }

    /// <summary>Without <c>.</c> segments, doubled slashes and inner <c>..</c>; upper and lower case stay different.</summary>
    public static string Normalise(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment == ".." && kept.Count > 0 && kept[^1] != "..") kept.RemoveAt(kept.Count - 1);
            else kept.Add(segment);
        }

        return string.Join('/', kept);
    }
}
