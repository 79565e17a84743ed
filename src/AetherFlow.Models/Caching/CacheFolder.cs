using System.Globalization;
using AetherFlow.Runs;

namespace AetherFlow.Models.Caching;

/// <summary>
/// The files of a cache: <c>ab/cdef….json</c> for the request <c>abcdef…</c>, readable by their owner only, each
/// written whole or not at all. Other files in the folder are left alone.
/// </summary>
internal sealed class CacheFolder(string root)
{
    private const string Ending = ".json";
    private const string Unfinished = ".tmp";

    /// <summary>Hex digits of a SHA-256, but for the two that name the folder.</summary>
    private const int RestOfHash = 62;

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static int _writes;

    /// <summary>Null where there is no such file, it is too long to be an entry, or it cannot be read.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.Asynchronous);
            if (file.Length > ReplyCache.LongestEntry) return null;
            var content = new byte[file.Length];
            await file.ReadExactlyAsync(content, cancellation);
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Bytes that the folder has more than before.</summary>
    /// <exception cref="IOException">The system does not let it be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public async Task<(long Bytes, bool IsNew)> WriteAsync(string hash, byte[] content, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        var before = new FileInfo(path) is { Exists: true } old ? old.Length : (long?)null;
        // One after the other: only the last folder of a path gets the rights that are asked for.
        PrivateFiles.CreateFolder(root);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}{Unfinished}");
        try
        {
            // Not flushed: what a power cut leaves of it fails its checksum, and is a miss.
            await using (var file = PrivateFiles.Open(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous }))
            {
                await file.WriteAsync(content, cancellation);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return (content.Length - (before ?? 0), before is null);
    }

    /// <summary>Entries, and what interrupted writers left, oldest first.</summary>
    public IReadOnlyList<CacheFile> List() => !Directory.Exists(root)
        ? []
        : [.. new DirectoryInfo(root).EnumerateDirectories("*", Everything)
            .Where(folder => folder.Name.Length == 2 && IsHex(folder.Name))
            .SelectMany(folder => folder.EnumerateFiles("*", Everything))
            .Where(file => IsOurs(file.Name))
            .Select(CacheFile.Of).OfType<CacheFile>()
            .OrderBy(file => file.Written).ThenBy(file => file.Path, StringComparer.Ordinal)];

    private static bool IsOurs(string name) =>
        name.Length >= RestOfHash + Ending.Length && IsHex(name[..RestOfHash])
        && (name.EndsWith(Unfinished, StringComparison.Ordinal) || name[RestOfHash..] == Ending);

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string hash) => hash.Length == 64 && IsHex(hash)
        ? Path.Combine(root, hash[..2], hash[2..] + Ending)
        : throw new ArgumentException($"'{hash}' is no SHA-256 in lower-case hex.", nameof(hash));
}
