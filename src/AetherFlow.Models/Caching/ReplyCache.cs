using AetherFlow.Runs;

namespace AetherFlow.Models.Caching;

/// <summary>
/// Replies of earlier runs by the hash of their request: the same request, to the byte, is answered without a call.
/// Whatever is wrong with a file of it is a miss. Safe for use by several threads and processes.
/// </summary>
public sealed class ReplyCache
{
    /// <summary>Replies that it holds at most.</summary>
    public const int MostEntries = 10_000;

    /// <summary>Bytes that it holds at most.</summary>
    public const long MostBytes = 500L * 1024 * 1024;

    /// <summary>Bytes of a reply's file; a longer one is rare, and would push out many others.</summary>
    public const int LongestEntry = 4 * 1024 * 1024;

    /// <summary>A full cache is emptied to this share of its limits, so that the next time is not soon.</summary>
    private const double ShareKept = 0.9;

    private readonly CacheFolder _folder;
    private readonly int _mostEntries;
    private readonly long _mostBytes;
    private readonly Lock _gate = new();
    private (int Count, long Bytes)? _tally;

    /// <param name="folder">Made when the first reply is stored; only its owner may read it.</param>
    public ReplyCache(string folder)
        : this(folder, MostEntries, MostBytes)
    {
    }

    internal ReplyCache(string folder, int mostEntries, long mostBytes)
    {
        _folder = new CacheFolder(folder);
        (_mostEntries, _mostBytes) = (mostEntries, mostBytes);
    }

    /// <summary>Replies in it; what other processes add meanwhile is not counted.</summary>
    public int Count => Tally().Count;

    /// <summary>Bytes of its files; what other processes add meanwhile is not counted.</summary>
    public long Bytes => Tally().Bytes;

    /// <summary>The reply to the request of that hash; null where there is none.</summary>
    public async Task<CachedReply?> FindAsync(string request, CancellationToken cancellation) =>
        await _folder.ReadAsync(request, cancellation) is { } bytes ? CacheEntry.Read(bytes, request) : null;

    /// <summary>
    /// Stores the reply, in the place of another one to the same request; null, or why it could not be kept, which
    /// harms nobody.
    /// </summary>
    public async Task<Problem?> PutAsync(string request, CachedReply reply, CancellationToken cancellation)
    {
        var content = CacheEntry.Write(request, reply);
        if (content.Length > LongestEntry)
            return new Problem("cache.too_large", $"A reply of {content.Length} bytes is not kept for later runs; the most is {LongestEntry}.");
        try
        {
            Tally();
            var (bytes, isNew) = await _folder.WriteAsync(request, content, cancellation);
            Add(bytes, isNew);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("cache.unwritable", $"A reply could not be kept for later runs: {e.Message}", "Free the disk, or correct the rights of the folder.");
        }
    }

    private (int Count, long Bytes) Tally()
    {
        lock (_gate) return _tally ??= Sum(_folder.List());
    }

    private void Add(long bytes, bool isNew)
    {
        lock (_gate)
        {
            var (count, all) = _tally ?? Sum(_folder.List());
            _tally = (count + (isNew ? 1 : 0), all + bytes);
            if (_tally.Value.Count > _mostEntries || _tally.Value.Bytes > _mostBytes) _tally = RemoveOldest();
        }
    }

    private (int Count, long Bytes) RemoveOldest()
    {
        var files = _folder.List();
        var (count, bytes) = Sum(files);
        foreach (var file in files)
        {
            if (count <= _mostEntries * ShareKept && bytes <= _mostBytes * ShareKept) break;
            File.Delete(file.Path);
            (count, bytes) = (count - 1, bytes - file.Length);
        }

        return (count, bytes);
    }

    private static (int Count, long Bytes) Sum(IReadOnlyList<CacheFile> files) => (files.Count, files.Sum(f => f.Length));
}
