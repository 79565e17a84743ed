using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Workspaces;

/// <summary>Reads regular files of a tree.</summary>
internal sealed class FileReader(Tree tree)
{
    private const int BufferBytes = 64 * 1024;

    public async Task<ReadResult> ReadAsync(string path, long limit, CancellationToken cancellationToken)
    {
        try
        {
            using var handle = tree.OpenRead(path);
            var length = RandomAccess.GetLength(handle);
            if (length > limit) return TooLarge(path, length, limit);
            // One byte more than promised shows whether the file grew meanwhile.
            var buffer = new byte[length + 1];
            var read = await FillAsync(handle, buffer, cancellationToken);
            if (read > length) return ReadResult.Failed(Changing(path));
            var bytes = buffer.AsMemory(0, read);
            var mode = OperatingSystem.IsWindows() ? (int?)null : (int)File.GetUnixFileMode(handle) & PosixFlags.Permissions;
            return ReadResult.Of(new FileContent(bytes, ContentHash.Of(bytes.Span), mode));
        }
        catch (TreeException e) when (e.Error == TreeError.Missing)
        {
            return ReadResult.Missing;
        }
        catch (TreeException e)
        {
            return ReadResult.Failed(WorkspaceFailures.OfPath(path, e));
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return ReadResult.Failed(new WorkspaceProblem("file.unreadable", $"{path} could not be read: {e.Message}", "Check the file and the disk.") { Path = path });
        }
    }

    /// <summary>The hash of a file of any size; nothing if there is none.</summary>
    public async Task<string?> HashAsync(string path, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var handle = tree.OpenRead(path);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long at = 0; ;)
            {
                var count = await RandomAccess.ReadAsync(handle, buffer, at, cancellationToken);
                if (count == 0) return Convert.ToHexStringLower(hash.GetHashAndReset());
                hash.AppendData(buffer, 0, count);
                at += count;
            }
        }
        catch (TreeException e) when (e.Error == TreeError.Missing)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<int> FillAsync(SafeFileHandle handle, byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var count = await RandomAccess.ReadAsync(handle, buffer.AsMemory(filled), filled, cancellationToken);
            if (count == 0) break;
            filled += count;
        }

        return filled;
    }

    private static ReadResult TooLarge(string path, long length, long limit) => ReadResult.Failed(new WorkspaceProblem(
        "file.too_large", $"{path} has {length:N0} bytes; at most {limit:N0} are read.", "Leave it out of the step, or split it.")
    { Path = path });

    private static WorkspaceProblem Changing(string path) =>
        new("file.changing", $"{path} grew while it was read.", "Stop the program that writes it, then try again.") { Path = path };
}
