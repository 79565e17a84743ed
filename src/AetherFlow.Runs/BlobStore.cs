using System.Security.Cryptography;
using System.Text;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs;

/// <summary>
/// Contents by their SHA-256, one file each, in a run's folder. A blob is on disk before anybody can name it.
/// </summary>
public sealed class BlobStore(string folder)
{
    private static int _writes;

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Stores the content where it is not there yet, and returns its hash.</summary>
    /// <exception cref="Journal.JournalException">The system does not let it be written.</exception>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var hash = HashOf(content.Span);
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        try
        {
            await WriteAsync(path, content, cancellation);
            return hash;
        }
        catch (Exception e) when (Journal.JournalException.IsRefusal(e))
        {
            throw Journal.JournalException.Unwritable("A content that the journal is to name", e);
        }
    }

    /// <exception cref="Journal.JournalException">There is no such blob, or its content is not what its name says.</exception>
    public async Task<byte[]> GetAsync(string hash, CancellationToken cancellation)
    {
        try
        {
            return Checked(hash, await File.ReadAllBytesAsync(PathOf(hash), cancellation));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(hash, e);
        }
    }

    /// <inheritdoc cref="GetAsync"/>
    public byte[] Get(string hash)
    {
        try
        {
            return Checked(hash, File.ReadAllBytes(PathOf(hash)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(hash, e);
        }
    }

    /// <summary>
    /// Takes over contents of another store: a second name for the same file where the system has such, else a copy.
    /// All of them are on disk, under their names, when it returns.
    /// </summary>
    /// <exception cref="Journal.JournalException">The other store lacks one, or the system does not let it be written.</exception>
    internal async Task TakeAsync(BlobStore from, IEnumerable<string> hashes, CancellationToken cancellation)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hash in hashes)
        {
            if (Has(hash)) continue;
            if (TryLink(from, hash)) named.Add(Path.GetDirectoryName(PathOf(hash))!);
            else await PutAsync(await from.GetAsync(hash, cancellation), cancellation);
        }

        foreach (var parent in named) FolderSync.Flush(parent);
    }

    internal bool Has(string hash) => File.Exists(PathOf(hash));

    /// <summary>Bytes of a content that is there.</summary>
    public long SizeOf(string hash) => new FileInfo(PathOf(hash)).Length;

    /// <summary>The content, as others ask for it.</summary>
    public async Task<ReadOnlyMemory<byte>> ContentAsync(string hash, CancellationToken cancellation) => await GetAsync(hash, cancellation);

    /// <summary>Makes text ready to stand in an event: inline where it is short, else in a blob.</summary>
    public async Task<Payload> PayloadAsync(string text, CancellationToken cancellation)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (size <= Payload.InlineLimit) return new Payload { Text = text, Size = size };
        return new Payload { Blob = await PutAsync(Encoding.UTF8.GetBytes(text), cancellation), Size = size };
    }

    public async Task<string> TextAsync(Payload payload, CancellationToken cancellation) =>
        payload.Text ?? Encoding.UTF8.GetString(await GetAsync(payload.Blob ?? "", cancellation));

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var parent = PrepareParent(path);
        // Two writers of one content write the same bytes: whoever renames last changes nothing.
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}.tmp";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
            {
                await file.WriteAsync(content, cancellation);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            File.Move(temporary, path, overwrite: true);
            FolderSync.Flush(parent);
        }
        finally
        {
            // Half a content must not take the room that a full disk lacks.
            File.Delete(temporary);
        }
    }

    private bool TryLink(BlobStore from, string hash)
    {
        try
        {
            PrepareParent(PathOf(hash));
            return HardLink.TryMake(from.PathOf(hash), PathOf(hash));
        }
        catch (Exception e) when (Journal.JournalException.IsRefusal(e))
        {
            throw Journal.JournalException.Unwritable("A content that the journal is to name", e);
        }
    }

    private string PrepareParent(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (Directory.Exists(parent)) return parent;
        Directory.CreateDirectory(parent);
        FolderSync.Flush(folder);
        FolderSync.Flush(Path.GetDirectoryName(folder)!);
        return parent;
    }

    private byte[] Checked(string hash, byte[] content) => HashOf(content) == hash
        ? content
        : throw new Journal.JournalException($"The content {hash} in {folder} was changed; the run cannot rely on it.");

    private Journal.JournalException Missing(string hash, Exception cause) =>
        new($"The run's folder lacks the content {hash}; it was removed from {folder}.", cause);

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, hash[..2], hash[2..])
            : throw new ArgumentException($"'{hash}' is no SHA-256 in lower-case hex.", nameof(hash));
}
