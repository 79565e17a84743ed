using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Finds a program by its bare name on a list of folders, as a shell does, but never by way of the current directory.</summary>
public static class ProgramFinder
{
    /// <summary>The program's absolute path; null where no absolute folder of the list has such a file with the right to run.</summary>
    /// <param name="name">A bare name: one with a slash is not looked for.</param>
    /// <param name="pathVariable">Folders, separated as in <c>PATH</c>; relative and empty entries are passed over.</param>
    public static string? Find(string name, string? pathVariable) => Find(name, pathVariable, outside: null);

    /// <summary>As <see cref="Find(string, string?)"/>, but never a program that somebody put into a folder.</summary>
    /// <param name="outside">A folder whose files, at any depth and by any link, do not count; null: all count.</param>
    public static string? Find(string name, string? pathVariable, string? outside)
    {
        if (name.Length == 0 || name is "." or ".." || name.Contains('/') || name.Contains('\0')) return null;
        return (pathVariable ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.StartsWith('/') && !folder.Contains('\0'))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(path => MayRun(path) && (outside is null || !LiesIn(outside, path)));
    }

    private static bool MayRun(string path) => File.Exists(path) && LibC.access(path, LibC.MayExecute) == 0;

    private static bool LiesIn(string folder, string path)
    {
        // What counts is the place that is meant after all links, of the folder on the list as of the program itself.
        var root = LibC.RealPath(folder);
        return root is null
            || IsBelow(root, path)
            || LibC.RealPath(path) is not { } real
            || IsBelow(root, real)
            || LibC.RealPath(Path.GetDirectoryName(path)!) is not { } realFolder
            || IsBelow(root, realFolder + "/");
    }

    private static bool IsBelow(string root, string path) => path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);
}
