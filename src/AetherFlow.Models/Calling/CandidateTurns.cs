using AetherFlow.Models.Problems;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>
/// Whose turn it is to answer a question. A failure hands over to the next candidate at once; when all that may still
/// work have failed, they rest and are asked again, for so many rounds.
/// </summary>
/// <param name="candidates">Best first.</param>
/// <param name="maxRetries">Rounds after the first.</param>
/// <param name="scatter">Makes a wait a little longer by chance.</param>
internal sealed class CandidateTurns(IReadOnlyList<Candidate> candidates, int maxRetries, Func<TimeSpan, TimeSpan> scatter)
{
    private readonly List<int> _left = [.. Enumerable.Range(0, candidates.Count)];
    private readonly HashSet<int> _failed = [];
    private readonly HashSet<int> _crowded = [];
    private readonly Dictionary<int, TimeSpan> _restUntil = [];
    private int _rounds;

    /// <summary>Those that may still work, best first.</summary>
    public IEnumerable<Candidate> Left => _left.Select(index => candidates[index]);

    /// <summary>Whether anybody may still be asked, as far as this question has shown.</summary>
    public bool IsOver => _left.Count == 0 || (_rounds >= maxRetries && _left.TrueForAll(_failed.Contains));

    /// <summary>Takes those out that cannot help.</summary>
    public void Drop(Predicate<Candidate> which) => _left.RemoveAll(index => which(candidates[index]));

    /// <summary>Its limits would hold the call for long: another one goes before it this time.</summary>
    public void PutOff(Candidate candidate) => _crowded.Add(IndexOf(candidate));

    public void Failed(Candidate candidate, CallProblem problem, TimeSpan now)
    {
        var index = IndexOf(candidate);
        _crowded.Clear();

        // A recorded call to one that has failed in this round was made in the next round.
        if (_failed.Contains(index)) BeginRound();
        _failed.Add(index);
        if (problem.RetryAfterMs is { } ms) _restUntil[index] = now + Capped(TimeSpan.FromMilliseconds(ms));
        else _restUntil.Remove(index);
        Drop(other => IsHopeless(other, candidate, problem));
    }

    /// <summary>Whom to ask now; null where nobody is left.</summary>
    /// <param name="look">How the gate of a candidate stands to it.</param>
    /// <param name="now">By the clock of the gates.</param>
    public CandidateTurn? Next(Func<Candidate, GateLook> look, TimeSpan now)
    {
        var looks = _left.ToDictionary(index => index, index => look(candidates[index]));
        var able = _left.FindAll(index => !looks[index].IsShut);
        if (able.Count == 0) able = _left;
        var fresh = able.FindAll(index => !_failed.Contains(index));
        var ready = fresh.FindAll(index => looks[index].IsOpen && Rest(index, now) == TimeSpan.Zero);
        if (ready.Count > 0)
        {
            var free = ready.FindIndex(index => looks[index].Crowded <= Gate.LongestWait && !_crowded.Contains(index));
            var chosen = free >= 0 ? ready[free] : ready.MinBy(index => looks[index].Crowded);
            return new CandidateTurn(candidates[chosen], TimeSpan.Zero, looks[chosen], Insists: able.Count == 1);
        }

        var pool = able.Count > fresh.Count && _rounds < maxRetries ? NextRound(able, now) : fresh;
        if (pool.Count == 0) pool = _left.FindAll(index => !_failed.Contains(index));
        if (pool.Count == 0) return null;
        var soonest = pool.MinBy(index => Turn(index).Wait)!;
        return Turn(soonest);

        CandidateTurn Turn(int index) => new(candidates[index], Rest(index, now), looks[index], Insists: true);
    }

    /// <summary>Whether somebody else could be asked at once instead.</summary>
    public bool HasOther(Candidate than, Func<Candidate, GateLook> look, TimeSpan now) =>
        _left.Exists(index => candidates[index] != than && !_failed.Contains(index) && Rest(index, now) == TimeSpan.Zero
            && look(candidates[index]) is { IsOpen: true, IsShut: false } other && other.Crowded < Gate.LongestWait);

    private List<int> NextRound(List<int> able, TimeSpan now)
    {
        var rest = Capped(scatter(TimeSpan.FromSeconds(1 << Math.Min(_rounds, 6))));
        foreach (var index in _failed) _restUntil.TryAdd(index, now + rest);
        BeginRound();
        return able;
    }

    private void BeginRound()
    {
        _failed.Clear();
        _rounds++;
    }

    private TimeSpan Rest(int index, TimeSpan now) =>
        _restUntil.TryGetValue(index, out var until) && until > now ? until - now : TimeSpan.Zero;

    private int IndexOf(Candidate candidate) => candidates.TakeWhile(other => other != candidate).Count();

    /// <summary>Whether the failure of one says that the other would fail as well, now and later.</summary>
    private static bool IsHopeless(Candidate other, Candidate failed, CallProblem problem) => problem switch
    {
        { Kind: ProblemKind.ContextOverflow } => other == failed || IsNoLarger(other, failed),
        { Retryable: true } => false,

        // The key, the account and the address are the same for all models of a provider.
        { Kind: ProblemKind.Auth or ProblemKind.OutOfCredit or ProblemKind.Network or ProblemKind.Malformed } => other.Provider.Name == failed.Provider.Name,
        _ => other == failed,
    };

    private static bool IsNoLarger(Candidate other, Candidate failed) =>
        !other.Model.LimitsAssumed && !failed.Model.LimitsAssumed && other.Model.ContextWindow <= failed.Model.ContextWindow;

    private static TimeSpan Capped(TimeSpan wait) => wait < Gate.LongestWait ? wait : Gate.LongestWait;
}
