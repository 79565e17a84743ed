namespace AetherFlow.Models.Caching;

/// <summary>A file of the cache as it was when it was listed.</summary>
internal sealed record CacheFile(string Path, long Length, DateTime Written)
{
    /// <summary>Null where another process has removed it meanwhile.</summary>
    public static CacheFile? Of(FileInfo file)
    {
        try
        {
            return new CacheFile(file.FullName, file.Length, file.LastWriteTimeUtc);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
