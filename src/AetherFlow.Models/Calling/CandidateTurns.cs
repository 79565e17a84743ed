using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>
/// Whose turn it is. A failure hands over to the next candidate at once; when all that may still work have failed,
/// the first of them is tried again after a wait. It depends on recorded problems only, so a resumed run decides the
/// same.
/// </summary>
internal sealed class CandidateTurns(int candidates, int maxRetries)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly long?[] _asked = new long?[candidates];
    private readonly List<int> _left = [.. Enumerable.Range(0, candidates)];
    private int _place;
    private int _rounds;

    /// <summary>Index of the candidate to ask.</summary>
    public int Current => _left[_place];

    /// <summary>Goes on after a failure: how long to wait before asking <see cref="Current"/>; null to give up.</summary>
    public TimeSpan? After(CallProblem problem)
    {
        _asked[Current] = problem.RetryAfterMs;
        if (problem.Retryable) _place++;
        else _left.RemoveAt(_place);
        if (_left.Count == 0) return null;
        if (_place < _left.Count) return TimeSpan.Zero;
        if (_rounds == maxRetries) return null;

        _place = 0;
        var backoff = TimeSpan.FromSeconds(1 << Math.Min(_rounds++, 6));
        var asked = _asked[Current] is { } ms ? TimeSpan.FromMilliseconds(ms) : backoff;
        return asked < LongestWait ? asked : LongestWait;
    }
}
