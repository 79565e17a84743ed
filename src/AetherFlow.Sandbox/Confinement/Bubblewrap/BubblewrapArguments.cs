using System.Collections.Immutable;
using System.Globalization;

namespace AetherFlow.Sandbox;

/// <summary>
/// The command line of <c>bwrap</c>. The root is put together piece by piece, because a read-only view of the whole
/// machine would show every file that the user may read, and every socket that can be connected to.
/// </summary>
internal static class BubblewrapArguments
{
    /// <summary>The user and the group inside, whoever that is outside: files written belong to the user who started us.</summary>
    public const int User = 1000;

    /// <summary>The home where the caller gave none.</summary>
    public const string MemoryHome = "/home/sandbox";

    public static ImmutableArray<string> Build(BubblewrapView view, BubblewrapDescriptors descriptors, ConfinedProgram program)
    {
        var arguments = new List<string>
        {
            "--unshare-user", "--unshare-all", "--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            "--uid", Text(User), "--gid", Text(User), "--hostname", "sandbox", "--clearenv",
        };
        if (view.Settings.Network) arguments.Add("--share-net");
        foreach (var (name, value) in view.Environment.Where(variable => !program.Environment.ContainsKey(variable.Key)).Concat(program.Environment))
            arguments.AddRange(["--setenv", name, value]);

        AddSystem(arguments, view, descriptors);
        AddTemporary(arguments, view);
        AddPlaces(arguments, view);
        arguments.AddRange(["--chdir", program.WorkingDirectory]);
        arguments.AddRange(["--json-status-fd", Text(descriptors.Status.Descriptor), "--block-fd", Text(descriptors.Block.Descriptor)]);
        if (descriptors.SeccompProgram is { } filter) arguments.AddRange(["--seccomp", Text(filter)]);
        // Once it is read, all mounts are made but the last one: who sees that knows that the others are there.
        arguments.AddRange(File(descriptors.Last.Path, descriptors.Last.Content.Descriptor));
        arguments.AddRange(["--remount-ro", "/", "--"]);
        arguments.AddRange(descriptors.Report is { } report ? program.Arguments.Select(a => a.Replace(ConfinedProgram.ReportPlace, Place(report.Descriptor))) : program.Arguments);
        return [.. arguments];
    }

    private static void AddSystem(List<string> arguments, BubblewrapView view, BubblewrapDescriptors descriptors)
    {
        foreach (var path in view.System.Mounted) arguments.AddRange(["--ro-bind-try", path, path]);
        foreach (var (path, target) in view.System.Links) arguments.AddRange(["--symlink", target, path]);
        foreach (var (path, descriptor) in descriptors.Files) arguments.AddRange(File(path, descriptor));
        arguments.AddRange(["--proc", "/proc", "--dev", "/dev"]);
        foreach (var path in view.System.Hidden) arguments.AddRange(["--ro-bind", "/dev/null", path]);
        // The kernel lets its root write settings by the number of the user alone, without any capability: started by root, a
        // command could name a program there that runs outside of everything (kernel.core_pattern).
        arguments.AddRange(["--remount-ro", "/proc"]);
    }

    private static void AddTemporary(List<string> arguments, BubblewrapView view)
    {
        var size = view.Settings.TemporaryBytes.ToString(CultureInfo.InvariantCulture);
        arguments.AddRange(["--size", size, "--perms", "1777", "--tmpfs", "/dev/shm", "--remount-ro", "/dev"]);
        arguments.AddRange(["--size", size, "--perms", "1777", "--tmpfs", "/tmp", "--dir", "/var", "--symlink", "../tmp", "/var/tmp"]);
        if (view.Home == MemoryHome) arguments.AddRange(["--size", size, "--perms", "0700", "--tmpfs", MemoryHome]);
    }

    /// <summary>In this order, for each may lie in one before it.</summary>
    private static void AddPlaces(List<string> arguments, BubblewrapView view)
    {
        foreach (var folder in view.ReadOnlyFolders) arguments.AddRange(["--ro-bind-try", folder, folder]);
        arguments.AddRange(["--bind", view.Workspace, view.Workspace]);
        foreach (var path in view.Protected) arguments.AddRange(["--ro-bind", path, path]);
        if (view.Home != MemoryHome) arguments.AddRange(["--bind", view.Home, view.Home]);
    }

    private static ImmutableArray<string> File(string path, int descriptor) => ["--perms", "0644", "--file", Text(descriptor), path];

    /// <summary>As a shell writes it after <c>3&gt;</c>.</summary>
    private static string Place(int descriptor) => descriptor == 3 ? "&3" : $"&{descriptor} {descriptor}>&-";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
