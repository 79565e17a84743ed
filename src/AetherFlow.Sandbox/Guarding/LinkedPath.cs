namespace AetherFlow.Sandbox;

/// <summary>Follows paths as the kernel does: link by link, and <c>..</c> only after the links before it.</summary>
internal static class LinkedPath
{
    /// <summary>As many as the kernel follows (Linux, path_resolution(7)).</summary>
    private const int MostLinks = 40;

    /// <summary>
    /// Where an absolute path leads; what of it does not exist yet is taken as it is written. Null where nobody can tell: links
    /// without end, or an unreadable one.
    /// </summary>
    public static string? Resolve(string path)
    {
        var waiting = new Stack<string>(path.Split('/').Reverse());
        var current = "";
        var links = 0;
        while (waiting.TryPop(out var component))
        {
            if (component is "" or ".") continue;
            if (component == "..")
            {
                current = current[..Math.Max(0, current.LastIndexOf('/'))];
                continue;
            }

            var next = $"{current}/{component}";
            if (!TryReadLink(next, out var target)) return null;
            if (target is null)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks) return null;
            if (target.StartsWith('/')) current = "";
            foreach (var part in target.Split('/').Reverse()) waiting.Push(part);
        }

        return current.Length == 0 ? "/" : current;
    }

    private static bool TryReadLink(string path, out string? target)
    {
        target = null;
        if (path.Contains('\0')) return false;
        try
        {
            target = new FileInfo(path).LinkTarget;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
