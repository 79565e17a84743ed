using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Effects;

/// <summary>
/// Which effects a journal records, by key, and where: results stay in the file until somebody asks. What a
/// finished scope contained is forgotten, for its result is all that anybody may ask for.
/// </summary>
internal sealed class RecordIndex
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _inside = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Takes in a line that was read from the journal of an earlier stint.</summary>
    public void Add(JournalLine line)
    {
        if (line.Key.Length == 0) return;
        if (line.Type.EndsWith(".started", StringComparison.Ordinal)) Start(line.Key, line.Place);
        else if (line.Type.EndsWith(".finished", StringComparison.Ordinal)) Finish(line.Key, line.Place);
        else if (line.Type.EndsWith(".abandoned", StringComparison.Ordinal)) Abandon(line.Key);
    }

    public void Start(string key, LinePlace place)
    {
        lock (_lock) Put(key, new Entry(place, Finished: false));
    }

    public void Finish(string key, LinePlace place)
    {
        lock (_lock)
        {
            Forget(key);
            Put(key, new Entry(place, Finished: true));
        }
    }

    public void Abandon(string key)
    {
        lock (_lock) Remove(key);
    }

    /// <summary>Forgets an effect whose result nobody will ask for, and what it contained.</summary>
    public void Close(string key)
    {
        lock (_lock)
        {
            Forget(key);
            Remove(key);
        }
    }

    public bool TryFind(string key, out LinePlace place, out bool finished)
    {
        lock (_lock)
        {
            var found = _entries.TryGetValue(key, out var entry);
            (place, finished) = (entry.Place, entry.Finished);
            return found;
        }
    }

    private void Put(string key, Entry entry)
    {
        _entries[key] = entry;
        var parent = ParentOf(key);
        if (!_inside.TryGetValue(parent, out var siblings)) _inside[parent] = siblings = new(StringComparer.Ordinal);
        siblings.Add(key);
    }

    private void Remove(string key)
    {
        _entries.Remove(key);
        if (_inside.TryGetValue(ParentOf(key), out var siblings)) siblings.Remove(key);
    }

    private void Forget(string scope)
    {
        if (!_inside.Remove(scope, out var keys)) return;
        foreach (var key in keys)
        {
            Forget(key);
            _entries.Remove(key);
        }
    }

    private static string ParentOf(string key) => key.LastIndexOf('/') is var slash and >= 0 ? key[..slash] : "";

    private readonly record struct Entry(LinePlace Place, bool Finished);
}
