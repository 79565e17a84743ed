using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Traffic;

/// <summary>
/// The calls begun within the last minute, against the limits of a minute. It slides: a call counts for exactly a
/// minute, so no minute, wherever it begins, has more than the limit.
/// </summary>
internal sealed class MinuteWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly List<BegunCall> _begun;

    public MinuteWindow() => _begun = [];

    private MinuteWindow(IEnumerable<BegunCall> begun) => _begun = [.. begun];

    public BegunCall Add(TimeSpan at, long tokens)
    {
        _begun.RemoveRange(0, FirstOf(at));
        var call = new BegunCall(at, tokens);
        _begun.Add(call);
        return call;
    }

    /// <summary>It was not made after all.</summary>
    public void Remove(BegunCall call) => _begun.Remove(call);

    /// <summary>
    /// The first moment at which the limits let a call begin. One with more tokens than a minute may have would never
    /// begin, so it goes when the minute before it is empty.
    /// </summary>
    public TimeSpan EarliestAt(TrafficLimits limits, TimeSpan from, long tokens)
    {
        var first = FirstOf(from);
        var sum = _begun.Skip(first).Sum(c => c.Tokens);
        for (; first < _begun.Count; first++)
        {
            var fits = _begun.Count - first < (limits.RequestsPerMinute ?? int.MaxValue) && sum + tokens <= (limits.TokensPerMinute ?? long.MaxValue);
            if (fits) return from;
            from = _begun[first].At + Length;
            sum -= _begun[first].Tokens;
        }

        return from;
    }

    /// <summary>When a call would begin behind others that wait already.</summary>
    public TimeSpan EarliestBehind(TrafficLimits limits, TimeSpan from, IEnumerable<long> ahead, long tokens)
    {
        var forecast = new MinuteWindow(_begun);
        foreach (var before in ahead)
        {
            from = forecast.EarliestAt(limits, from, before);
            forecast.Add(from, before);
        }

        return forecast.EarliestAt(limits, from, tokens);
    }

    private int FirstOf(TimeSpan now)
    {
        var first = _begun.FindIndex(c => c.At > now - Length);
        return first < 0 ? _begun.Count : first;
    }
}
