using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Whether a path stays in the workspace and away from protected names.</summary>
internal sealed class PathJudge(PolicyPlace place)
{
    private readonly string _root = Normal(place.Workspace);

    /// <summary>The folder after <c>cd</c>, after links where they can be followed; null: it is not known.</summary>
    public string? Enter(string folder, string path)
    {
        var full = Join(folder, path);
        return place.Resolve is { } resolve ? resolve(full) : Normal(full);
    }

    public bool IsInside(string full) => full == _root || full.StartsWith(_root + "/", StringComparison.Ordinal) || _root == "/";

    /// <param name="folders">Where the command may stand at that point; null: nobody knows.</param>
    public Finding? Judge(string path, PathRole role, ImmutableArray<string>? folders)
    {
        if (path is "" or "-" or "/dev/null" or "/dev/stdin" or "/dev/stdout" or "/dev/stderr") return null;
        if (path.StartsWith("/dev/tcp", StringComparison.Ordinal) || path.StartsWith("/dev/udp", StringComparison.Ordinal))
        {
            return Finding.Deny("policy.network", $"{path} is a network connection to some shells.");
        }

        if (path.Contains("://", StringComparison.Ordinal) || path is [_, ':', '\\' or '/', ..] && char.IsAsciiLetter(path[0]))
        {
            return Finding.Ask("policy.path_outside", $"{Show(path)} is no path in the workspace.");
        }

        if (folders is not { } known) return Finding.Ask("policy.folder_unknown", $"It is not known in which folder {Show(path)} would be.");
        Finding? worst = null;
        foreach (var folder in known)
        {
            var finding = Judge(path, role, folder);
            if (finding is not null && (worst is null || finding.Verdict > worst.Verdict)) worst = finding;
        }

        return worst;
    }

    private Finding? Judge(string path, PathRole role, string folder)
    {
        var joined = Join(folder, path);
        var full = Normal(joined);
        if (!IsInside(full)) return Outside(path, role, full);
        var finding = Protected(path, role, full);
        if (finding is not null || place.Resolve is not { } resolve) return finding;
        if (resolve(joined) is not { } real) return Outside(path, role, "a place that cannot be told");
        return IsInside(real) ? Protected(path, role, Normal(real)) : Outside(path, role, real);
    }

    private static Finding Outside(string path, PathRole role, string where)
    {
        var isTemporary = where.StartsWith("/tmp/", StringComparison.Ordinal) || where.StartsWith("/var/tmp/", StringComparison.Ordinal);
        var reason = $"{Show(path)} is outside of the workspace{(where == path ? "" : $" ({Show(where)})")}";
        return role == PathRole.Write && !isTemporary
            ? Finding.Deny("policy.path_outside", $"{reason} and would be written.")
            : Finding.Ask("policy.path_outside", reason + ".");
    }

    private Finding? Protected(string path, PathRole role, string full)
    {
        var inner = full.Length <= _root.Length ? "" : full[(_root.Length + (_root == "/" ? 0 : 1))..];
        return ProtectedPaths.Find(inner, role == PathRole.Write) is { } reason
            ? Finding.Ask("policy.path_protected", $"{Show(path)} is protected: {reason}.")
            : null;
    }

    private static string Join(string folder, string path) => path.StartsWith('/') ? path : $"{folder}/{path}";

    /// <summary>Without <c>.</c>, <c>..</c> and doubled slashes, as if there were no links.</summary>
    private static string Normal(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal) && !path.EndsWith('/')) return path;
        var components = new List<string>();
        foreach (var component in path.Split('/'))
        {
            if (component is "" or ".") continue;
            if (component != "..") components.Add(component);
            else if (components.Count > 0) components.RemoveAt(components.Count - 1);
        }

        return "/" + string.Join('/', components);
    }

    private static string Show(string path) => ShellQuoting.Quote(path);
}
