namespace AetherFlow.Simulator.Serving;

/// <summary>What was asked, in the order of the answers. Safe for several requests at once.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<LoggedRequest> _requests = [];

    public IReadOnlyList<LoggedRequest> All
    {
        get
        {
            lock (_gate) return [.. _requests];
        }
    }

    /// <summary>The place of the entry, for <see cref="TakeBackUsage"/>.</summary>
    public int Add(LoggedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            return _requests.Count - 1;
        }
    }

    /// <summary>The client went before the tokens could be reported to it.</summary>
    public void TakeBackUsage(int place)
    {
        lock (_gate) _requests[place] = _requests[place] with { Usage = null };
    }
}
