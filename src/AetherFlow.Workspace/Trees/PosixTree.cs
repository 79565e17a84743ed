using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Flags = AetherFlow.Workspaces.PosixFlags;

namespace AetherFlow.Workspaces;

/// <summary>
/// A tree held by an open directory. Linux resolves paths itself and keeps them beneath the root (openat2); where it
/// cannot (old kernels, seccomp, macOS) each component is opened in turn and links are refused, inner ones too.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PosixTree : Tree
{
    private const int OpeningTries = 64;

    /// <summary>rw for all and rwx for all, less the user's umask.</summary>
    private const int NewFileMode = 0x1B6;
    private const int NewDirectoryMode = 0x1FF;
    private const int PrivateMode = 0x180;

    private readonly SafeFileHandle _root;
    private readonly bool _beneath;

    private PosixTree(string root, SafeFileHandle handle, bool beneath)
        : base(root) => (_root, _beneath) = (handle, beneath);

    public override bool IsCaseSensitive => !Posix.IsMac;

    internal bool IsKeptByKernel => _beneath;

    public static new PosixTree Open(string directory) => Open(directory, KernelKeepsBeneath);

    internal static PosixTree Open(string directory, Func<SafeFileHandle, bool> beneath)
    {
        var real = RealPath(directory);
        var number = Posix.Open(real, Flags.ReadOnly | Flags.Directory | Flags.CloseOnExec, 0);
        var handle = Handle(number, real, "open");
        return new PosixTree(real, handle, beneath(handle));
    }

    public override Entry Find(string path)
    {
        try
        {
            using var parent = OpenDirectory(ParentOf(path));
            return Stat(parent, path.Length == 0 ? "." : NameOf(path), path);
        }
        catch (TreeException e) when (e.Error == TreeError.Missing)
        {
            return Entry.Missing;
        }
    }

    public override string Canonical(string directory)
    {
        using var handle = OpenDirectory(directory);
        if (!_beneath) return directory;
        var real = new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;
        if (real == Root) return "";
        var prefix = Root.EndsWith('/') ? Root : Root + "/";
        if (real is null || !real.StartsWith(prefix, StringComparison.Ordinal)) throw new TreeException(TreeError.LeavesRoot, directory, "readlink");
        return real[prefix.Length..];
    }

    public override bool IsWritable() => Posix.AccessAt(_root, ".", Flags.WriteAccess | Flags.SearchAccess, 0) == 0;

    public override SafeFileHandle OpenRead(string path)
    {
        // The type is looked at before the file is opened: opening a device can act, and a FIFO waits for a writer.
        if (!Posix.IsMac)
        {
            using var place = OpenBeneath(path, Flags.PathOnly);
            var type = Stat(place, "", path, Flags.StatEmptyPath).Type;
            if (type != EntryType.File) throw new TreeException(type == EntryType.Link ? TreeError.LeavesRoot : TreeError.NotRegular, path, "open");
        }
        else if (Find(path).Type is EntryType.Special or EntryType.Directory)
        {
            throw new TreeException(TreeError.NotRegular, path, "open");
        }

        return OpenBeneath(path, Flags.ReadOnly | Flags.NonBlocking | Flags.NoTerminal);
    }

    public override DirectoryEntries List(string directory)
    {
        using var handle = OpenBeneath(directory, Flags.ReadOnly | Flags.Directory | Flags.NoFollow);
        // The open directory, and not what its path leads to by then.
        var place = Posix.IsMac ? Path.Combine(Root, directory) : $"/proc/self/fd/{handle.DangerousGetHandle()}";
        var entries = new List<NamedStamp>();
        var unnameable = 0;
        foreach (var name in DirectNames(place))
        {
            if (TryStamp(handle, name, 0, out var stamp)) entries.Add(new NamedStamp(name, stamp));
            else if (Failure(Join(directory, name), "stat") is { Error: not TreeError.Missing } failure) throw failure;
            else if (name.Contains(Unreadable, StringComparison.Ordinal)) unnameable++;
        }

        return Sorted(entries, unnameable);
    }

    public override SafeFileHandle Create(string path, int? mode)
    {
        using var parent = OpenDirectory(ParentOf(path));
        var flags = Flags.WriteOnly | Flags.Create | Flags.Exclusive | Flags.NoFollow | Flags.CloseOnExec;
        var number = Posix.OpenAt((int)parent.DangerousGetHandle(), NameOf(path), flags, mode is null ? NewFileMode : PrivateMode);
        var handle = Handle(number, path, "create");
        // On Apple silicon the mode of a variadic open is lost on the way, so that a new file's is always set there.
        var wanted = mode ?? (Posix.IsMac ? 0x1A4 : null);
        if (wanted is { } bits && Posix.ChangeMode(handle, (uint)(bits & Flags.Permissions)) != 0)
        {
            var error = Failure(path, "chmod");
            handle.Dispose();
            throw error;
        }

        return handle;
    }

    public override void Rename(string from, string to, bool replace)
    {
        using var parent = OpenDirectory(ParentOf(to));
        if (!replace && TryLink(parent, from, to)) return;
        if (Posix.RenameAt(parent, NameOf(from), parent, NameOf(to)) != 0) throw Failure(to, "rename");
    }

    public override void Delete(string path)
    {
        using var parent = OpenDirectory(ParentOf(path));
        if (Posix.UnlinkAt(parent, NameOf(path), 0) != 0) throw Failure(path, "unlink");
    }

    public override void MakeDirectory(string path)
    {
        using var parent = OpenDirectory(ParentOf(path));
        if (Posix.MkdirAt(parent, NameOf(path), NewDirectoryMode) == 0) return;
        var failure = Failure(path, "mkdir");
        if (failure.Error != TreeError.Exists) throw failure;
    }

    public override void RemoveDirectory(string path)
    {
        try
        {
            using var parent = OpenDirectory(ParentOf(path));
            if (Posix.UnlinkAt(parent, NameOf(path), Flags.RemoveDirectory) == 0) return;
        }
        catch (TreeException e) when (e.Error == TreeError.Missing)
        {
            return;
        }

        var failure = Failure(path, "rmdir");
        if (failure.Error is not (TreeError.Missing or TreeError.NotEmpty or TreeError.Exists or TreeError.NotDirectory)) throw failure;
    }

    public override void Sync(string directory)
    {
        using var handle = OpenBeneath(directory, Flags.ReadOnly | Flags.Directory);
        if (Posix.Sync(handle) != 0) throw Failure(directory, "fsync");
    }

    protected override void Dispose(bool disposing) => _root.Dispose();

    private static bool KernelKeepsBeneath(SafeFileHandle root)
    {
        if (Posix.IsMac) return false;
        var how = new OpenHow { Flags = (ulong)(uint)(Flags.PathOnly | Flags.CloseOnExec), Resolve = Flags.ResolveBeneath };
        var number = Posix.OpenAt2((int)root.DangerousGetHandle(), ".", how);
        if (number < 0) return false;
        new SafeFileHandle(number, ownsHandle: true).Dispose();
        return true;
    }

    /// <summary>A hard link refuses to take another file's place; file systems without hard links get a plain rename.</summary>
    private static bool TryLink(SafeFileHandle parent, string from, string to)
    {
        if (Posix.LinkAt(parent, NameOf(from), parent, NameOf(to), 0) != 0)
        {
            var failure = Failure(to, "link");
            if (failure.Error == TreeError.Exists) throw failure;
            return false;
        }

        if (Posix.UnlinkAt(parent, NameOf(from), 0) != 0) throw Failure(from, "unlink");
        return true;
    }

    private SafeFileHandle OpenDirectory(string path) => OpenBeneath(path, Flags.PathOnly | Flags.Directory);

    private SafeFileHandle OpenBeneath(string path, int flags)
    {
        var name = path.Length == 0 ? "." : path;
        return _beneath ? OpenByKernel(name, flags | Flags.CloseOnExec) : OpenByComponent(name, flags | Flags.CloseOnExec);
    }

    private SafeFileHandle OpenByKernel(string path, int flags)
    {
        var how = new OpenHow { Flags = (ulong)(uint)flags, Resolve = Flags.ResolveBeneath };
        for (var attempt = 1; ; attempt++)
        {
            var number = Posix.OpenAt2((int)_root.DangerousGetHandle(), path, how);
            // The kernel asks to try again when a rename elsewhere crossed the resolution of a link.
            if (number < 0 && attempt < OpeningTries && Flags.IsTransient(Marshal.GetLastPInvokeError())) continue;
            return Handle(number, path, "open");
        }
    }

    private SafeFileHandle OpenByComponent(string path, int flags)
    {
        var components = path.Split('/');
        var current = _root;
        try
        {
            foreach (var component in components.AsSpan(..^1))
            {
                var step = Flags.PathOnly | Flags.Directory | Flags.NoFollow | Flags.CloseOnExec;
                var next = Handle(Posix.OpenAt((int)current.DangerousGetHandle(), component, step, 0), path, "open");
                if (current != _root) current.Dispose();
                current = next;
            }

            return Handle(Posix.OpenAt((int)current.DangerousGetHandle(), components[^1], flags | Flags.NoFollow, 0), path, "open");
        }
        finally
        {
            if (current != _root) current.Dispose();
        }
    }

    private static Entry Stat(SafeFileHandle directory, string name, string path, int flags = 0)
    {
        if (!TryStamp(directory, name, flags, out var stamp)) throw Failure(path, "stat");
        return new Entry(stamp.Type, stamp.Permissions, stamp.Size);
    }

    private static bool TryStamp(SafeFileHandle directory, string name, int flags, out Stamp stamp)
    {
        if (!Posix.IsMac)
        {
            var failed = Posix.Statx(directory, name, Flags.StatNoFollow | flags, Flags.StatBasic, out var linux) != 0;
            stamp = Stamped(linux.Mode, (long)linux.Size, Time(linux.ModifiedSeconds, linux.ModifiedNanoseconds), Time(linux.ChangedSeconds, linux.ChangedNanoseconds), linux.Inode);
            return !failed;
        }

        var result = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? Posix.MacStatAt(directory, name, out var mac, Flags.StatNoFollow)
            : Posix.MacIntelStatAt(directory, name, out mac, Flags.StatNoFollow);
        stamp = Stamped(mac.Mode, mac.Size, Time(mac.ModifiedSeconds, mac.ModifiedNanoseconds), Time(mac.ChangedSeconds, mac.ChangedNanoseconds), mac.Inode);
        return result == 0;
    }

    private static Stamp Stamped(int mode, long size, long modified, long changed, ulong inode)
    {
        var type = (mode & Flags.FileTypeMask) switch
        {
            Flags.RegularFile => EntryType.File,
            Flags.DirectoryFile => EntryType.Directory,
            Flags.LinkFile => EntryType.Link,
            _ => EntryType.Special,
        };
        return new Stamp(type, mode & Flags.AllPermissions, type == EntryType.Directory ? 0 : size, modified, changed, inode);
    }

    private static long Time(long seconds, long nanoseconds) => (seconds * TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerSecond) + nanoseconds;

    private static string RealPath(string directory)
    {
        var memory = Posix.RealPath(directory, 0);
        if (memory == 0) throw Failure(directory, "realpath");
        var path = Marshal.PtrToStringUTF8(memory)!;
        Posix.Free(memory);
        return path;
    }

    private static SafeFileHandle Handle(int number, string path, string call) =>
        number >= 0 ? new SafeFileHandle(number, ownsHandle: true) : throw Failure(path, call);

    private static TreeException Failure(string path, string call)
    {
        var number = Marshal.GetLastPInvokeError();
        return new TreeException(Flags.Error(number), path, call, number);
    }
}
