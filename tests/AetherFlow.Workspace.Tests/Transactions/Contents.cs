using System.Text;

namespace AetherFlow.Workspaces.Tests.Transactions;

/// <summary>Contents by hash, as a run's blobs keep them.</summary>
internal sealed class Contents
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _bytes = new(StringComparer.Ordinal);

    public ContentSource Source => (hash, _) => Task.FromResult(_bytes[hash]);

    public string? Add(string? text)
    {
        if (text is null) return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = ContentHash.Of(bytes);
        _bytes[hash] = bytes;
        return hash;
    }

    public void Add(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> contents)
    {
        foreach (var (hash, bytes) in contents) _bytes[hash] = bytes;
    }
}
