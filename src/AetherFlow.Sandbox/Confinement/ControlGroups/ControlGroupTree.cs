using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// Where this process may make control groups, of version 1 or 2 (Documentation/admin-guide/cgroup-v1 and
/// cgroup-v2.rst): always below its own group, or next to it, so that limits from outside keep holding.
/// </summary>
internal static class ControlGroupTree
{
    public static readonly ImmutableArray<string> Controllers = ["memory", "cpu", "pids"];

    private const int MayWrite = 2;

    /// <param name="mounts">The text of <c>/proc/self/mounts</c>.</param>
    /// <param name="own">The text of <c>/proc/self/cgroup</c>.</param>
    public static ImmutableArray<ControllerFolder> Find(string mounts, string own)
    {
        var found = ImmutableArray.CreateBuilder<ControllerFolder>();
        var groups = own.Split('\n').Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3).ToList();
        foreach (var mount in mounts.Split('\n').Select(line => line.Split(' ')).Where(fields => fields.Length > 3))
        {
            var point = mount[1].Replace("\\040", " ");
            if (mount[2] == "cgroup") found.AddRange(FirstVersion(point, mount[3].Split(','), groups));
            if (mount[2] == "cgroup2") found.AddRange(SecondVersion(point, groups));
        }

        return [.. found.GroupBy(folder => folder.Controller, StringComparer.Ordinal).Select(same => same.First())];
    }

    public static ImmutableArray<ControllerFolder> Find() =>
        OperatingSystem.IsLinux() ? Find(File.ReadAllText("/proc/self/mounts"), File.ReadAllText("/proc/self/cgroup")) : [];

    private static IEnumerable<ControllerFolder> FirstVersion(string point, string[] options, List<string[]> groups)
    {
        foreach (var controller in Controllers.Where(name => options.Contains(name)))
        {
            var path = groups.Find(parts => parts[1].Split(',').Contains(controller))?[2];
            // In a container the path may be that of the machine, of which only the end is mounted, or lead upward out of it.
            var isOwn = path is not null && !path.StartsWith("/..", StringComparison.Ordinal) && Directory.Exists(Path.Join(point, path));
            var parent = isOwn ? Path.Join(point, path) : point;
            if (LibC.access(parent, MayWrite) == 0) yield return new ControllerFolder(controller, parent, 1) { IsBelowOwn = isOwn };
        }
    }

    /// <summary>The nearest folder upward that hands its controllers to its children and that may be written.</summary>
    private static IEnumerable<ControllerFolder> SecondVersion(string point, List<string[]> groups)
    {
        var path = groups.Find(parts => parts[0] == "0" && parts[1].Length == 0)?[2] ?? "/";
        for (var folder = Path.Join(point, path).TrimEnd('/'); folder.Length >= point.Length; folder = Path.GetDirectoryName(folder)!)
        {
            var handedOn = HandedOn(folder);
            // A process is moved only by who may write the list of processes of the common parent.
            if (handedOn.Length == 0 || LibC.access(folder, MayWrite) != 0 || LibC.access(Path.Join(folder, "cgroup.procs"), MayWrite) != 0) continue;
            return handedOn.Select(controller => new ControllerFolder(controller, folder, 2));
        }

        return [];
    }

    private static ImmutableArray<string> HandedOn(string folder)
    {
        var file = Path.Join(folder, "cgroup.subtree_control");
        if (!File.Exists(file)) return [];
        var handedOn = File.ReadAllText(file).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return [.. Controllers.Where(name => handedOn.Contains(name))];
    }
}
