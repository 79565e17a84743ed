using AetherFlow.Models.Caching;

namespace AetherFlow.Hosting;

/// <summary>How full the reply cache is.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Entries">Replies in it.</param>
/// <param name="Bytes">Of its files.</param>
/// <param name="MostEntries">More push out the oldest.</param>
/// <param name="MostBytes">More push out the oldest.</param>
public sealed record CacheReport(string Folder, int Entries, long Bytes, int MostEntries, long MostBytes)
{
    internal static CacheReport Read(HostEnvironment environment)
    {
        var cache = new ReplyCache(environment.ReplyFolder);
        return new CacheReport(environment.ReplyFolder, cache.Count, cache.Bytes, ReplyCache.MostEntries, ReplyCache.MostBytes);
    }
}
