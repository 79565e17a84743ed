using System.IO.Compression;
using System.Security.Cryptography;

namespace AetherFlow.Runs.Archives;

/// <summary>Unpacks one entry whose name is known to be one of a recording, up to the size it declares.</summary>
internal sealed class EntryUnpacker(ZipArchiveEntry entry, string folder)
{
    private const int ChunkSize = 64 * 1024;
    private const int UnixTypeMask = 0xF000;
    private const int UnixRegularFile = 0x8000;

    /// <summary>By its Unix mode (upper half of the external attributes), where its writer gave one.</summary>
    public static bool IsFile(ZipArchiveEntry entry) =>
        ((entry.ExternalAttributes >> 16) & UnixTypeMask) is 0 or UnixRegularFile && !entry.IsEncrypted;

    /// <summary>Why the entry is not what it says; null where it is.</summary>
    public async Task<string?> UnpackAsync(CancellationToken cancellation)
    {
        var hash = EntryNames.HashOf(entry.FullName);
        var path = Path.Combine(folder, hash is null ? EntryNames.Journal : EntryNames.OfBlob(hash));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var content = await entry.OpenAsync(cancellation);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkSize];
        long length = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            length += read;
            // Declared sizes were added up before; one that lies must not get more than it declared.
            if (length > entry.Length) return $"'{entry.FullName}' is larger than it declares";
            sum.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        if (length != entry.Length) return $"'{entry.FullName}' is shorter than it declares";
        return hash is null || Convert.ToHexStringLower(sum.GetHashAndReset()) == hash ? null : $"the content {hash} is not what its name says";
    }
}
