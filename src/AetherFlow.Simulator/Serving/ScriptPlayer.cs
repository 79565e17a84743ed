using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving;

/// <summary>Plays a script: finds the answer to each request and counts what is used up. Safe for several requests at once.</summary>
internal sealed class ScriptPlayer
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ScriptEntry> _entries;
    private readonly int[] _used;

    /// <summary>Entries that name their request are looked up, however many a recording has; the others are tried in order.</summary>
    private readonly Dictionary<string, Queue<int>> _byRequest = new(StringComparer.Ordinal);
    private readonly List<int> _others = [];

    public ScriptPlayer(Script script)
    {
        _entries = script.Entries;
        _used = new int[_entries.Count];
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Match.Request is not { } request) _others.Add(i);
            else if (_byRequest.TryGetValue(request, out var places)) places.Enqueue(i);
            else _byRequest.Add(request, new Queue<int>([i]));
        }
    }

    /// <summary>The place of the first entry that fits and is not used up; null where there is none.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="use">Whether an entry without a fault of its own counts as given.</param>
    public int? Next(AskedRequest asked, bool use)
    {
        lock (_gate)
        {
            var named = _byRequest.TryGetValue(asked.Hash, out var places) ? First(places, asked) : null;
            var other = First(_others, asked);
            var chosen = named is null || other < named ? other : named;
            if (chosen is { } place && (use || _entries[place].Fault is not null)) _used[place]++;
            return chosen;
        }
    }

    /// <summary>Tells a person why nothing fits: what was asked, and what is left.</summary>
    public string WhyNothing(AskedRequest asked)
    {
        lock (_gate)
        {
            var left = Enumerable.Range(0, _entries.Count).Where(IsLeft).ToList();
            var last = asked.Messages[^1].Text;
            var described = left.Take(5).Select(i => $"{i}: {_entries[i].Match.Describe()}");
            return $"The script has no answer to request {asked.Hash[..12]} for {asked.Model}, which ends with '{last[Math.Max(0, last.Length - 80)..]}'. "
                + (left.Count == 0 ? "All entries are used up." : $"Entries left ({left.Count}): {string.Join("; ", described)}{(left.Count > 5 ? "; …" : "")}.");
        }
    }

    private int? First(IEnumerable<int> places, AskedRequest asked)
    {
        foreach (var place in places)
        {
            if (Answers(place, asked)) return place;
        }

        return null;
    }

    private bool Answers(int place, AskedRequest asked) => IsLeft(place) && _entries[place].Match.Fits(asked);

    private bool IsLeft(int place) => _entries[place].Times == 0 || _used[place] < _entries[place].Times;
}
