namespace AetherFlow.Plans;

/// <summary>Tells when two paths of a plan name one file.</summary>
public static class PlanPath
{
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
