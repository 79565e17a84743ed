using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Workspaces;

/// <summary>The contents of a record, a file each, in the record's folder. They are named without being read.</summary>
internal sealed class KeptContents(Tree tree, string folder, RecordBounds bounds)
{
    private const string Clock = "clock";
    private const int NameBytes = 16;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _contents = Path.Combine(folder, "contents");
    private bool _clones = OperatingSystem.IsLinux();

    public string RecordPath => Path.Combine(folder, "before.json");

    /// <summary>Makes the folder and tells since when a file counts as fresh, by the clock that stamps files.</summary>
    public long Open()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_contents);
        else Directory.CreateDirectory(_contents, Private);
        var clock = Path.Combine(folder, Clock);
        using var file = File.OpenHandle(clock, FileMode.Create, FileAccess.Write);
        RandomAccess.Write(file, "."u8, 0);
        return (File.GetLastWriteTimeUtc(file) - DateTime.UnixEpoch - bounds.Fresh).Ticks * TimeSpan.NanosecondsPerTick;
    }

    /// <summary>Keeps what can be kept and was not kept by an earlier record, and removes what this one does not need.</summary>
    public void Keep(TreeListing listing, CancellationToken cancellationToken)
    {
        var present = Directory.EnumerateFiles(_contents).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        var total = 0L;
        foreach (var (file, owner) in Wanted(listing).OrderBy(one => one.File.Stamp.Size))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Tree.Join(owner.Path, file.Name);
            if (total + file.Stamp.Size > bounds.TotalBytes)
            {
                owner.NotKept[file.Name] = UnkeptReason.TooMany;
                continue;
            }

            total += file.Stamp.Size;
            var name = NameOf(listing, path, file.Stamp);
            if (!present.Remove(name) && !TryCopy(path, file.Stamp.Size, name)) owner.NotKept[file.Name] = UnkeptReason.Unreadable;
        }

        foreach (var name in present) File.Delete(Path.Combine(_contents, name));
    }

    /// <summary>A kept content; null if it is damaged.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(TreeListing listing, string path, Stamp stamp, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(_contents, NameOf(listing, path, stamp)), cancellationToken);
            // Not a conditional expression: null as an array would become an empty content.
            if (bytes.Length != stamp.Size) return null;
            return bytes;
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return null;
        }
    }

    private static IEnumerable<(NamedStamp File, FolderListing Owner)> Wanted(TreeListing listing)
    {
        foreach (var owner in listing.Folders.Values)
        {
            if (owner.Place is not null || owner.Content.Entries.Length == 0) continue;
            var isProtected = ProtectedNames.In(owner.Path) is not null;
            foreach (var file in owner.Content.Entries)
            {
                if (file.Stamp.Type != EntryType.File) continue;
                // Names that are never written cannot be brought back, and some of them hold secrets.
                if (isProtected || ProtectedNames.In(file.Name) is not null) owner.NotKept[file.Name] = UnkeptReason.Name;
                else if (file.Stamp.Size > RecordLimits.FileBytes) owner.NotKept[file.Name] = UnkeptReason.TooLarge;
                else yield return (file, owner);
            }
        }
    }

    /// <summary>All by which the content could differ; a file that was just written has a name in each record.</summary>
    private static string NameOf(TreeListing listing, string path, in Stamp stamp)
    {
        var fresh = listing.IsFresh(stamp) ? listing.FreshSince : 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{stamp.Inode:x} {stamp.Changed:x} {stamp.Modified:x} {stamp.Size:x} {fresh:x} {path}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..NameBytes]);
    }

    /// <summary>Under another name first: a program that is killed leaves no half content under the right one.</summary>
    private bool TryCopy(string path, long size, string name)
    {
        var unfinished = Path.Combine(folder, "unfinished");
        try
        {
            using var source = tree.OpenRead(path);
            using var target = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write);
            if (!TryClone(source, target)) Copy(source, target);
            if (RandomAccess.GetLength(target) != size) return false;
        }
        catch (TreeException)
        {
            return false;
        }

        File.Move(unfinished, Path.Combine(_contents, name), overwrite: true);
        return true;
    }

    /// <summary>Sharing the blocks costs no space; where the file system cannot, it is asked once only.</summary>
    private bool TryClone(SafeFileHandle source, SafeFileHandle target) =>
        _clones && !OperatingSystem.IsWindows() && (_clones = Posix.Clone(target, source));

    private static void Copy(SafeFileHandle source, SafeFileHandle target)
    {
        // One byte more than is ever kept, so that a file that grew meanwhile does not pass for whole.
        var buffer = ArrayPool<byte>.Shared.Rent((int)RecordLimits.FileBytes + 1);
        try
        {
            var at = 0;
            for (int count; (count = RandomAccess.Read(source, buffer.AsSpan(at), at)) > 0;) at += count;
            RandomAccess.Write(target, buffer.AsSpan(0, at), 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
