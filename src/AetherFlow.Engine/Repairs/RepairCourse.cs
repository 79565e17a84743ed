using AetherFlow.Runs;

namespace AetherFlow.Engine.Repairs;

/// <summary>The rounds of a repair so far: whether another one is worth its money, and which state was the best.</summary>
internal sealed class RepairCourse(int maxRounds, bool canEscalate)
{
    /// <summary>Rounds with the same failure that are gone on with where a stronger model is asked each time.</summary>
    private const int PatienceWithStronger = 3;

    private readonly List<Findings> _states = [];

    /// <summary>What was found after a round; 0 for before the first.</summary>
    public Findings this[int round] => _states[round];

    /// <summary>Rounds that were worked.</summary>
    public int Rounds => _states.Count - 1;

    /// <param name="findings">After a round; the first ones are those before the first.</param>
    public void Add(Findings findings) => _states.Add(findings);

    /// <summary>Why there is no further round; null where there is one.</summary>
    public RepairEnd? WhyStop()
    {
        var fingerprints = _states.Select(state => state.Fingerprint).ToList();
        var last = fingerprints[^1];
        var same = fingerprints.AsEnumerable().Reverse().TakeWhile(f => f == last).Count() - 1;
        if (same >= (canEscalate ? PatienceWithStronger : 1))
        {
            return new RepairEnd("same_failure", new Problem(
                "repair.same_failure", same == 1 ? "The same failure came again after the correction." : $"The same failure came again after each of {same} corrections.",
                "Look at the failure yourself, or let a stronger model try: --model, --escalate."));
        }

        if (same == 0 && fingerprints.Take(fingerprints.Count - 1).Contains(last))
        {
            return new RepairEnd("oscillation", new Problem(
                "repair.oscillation", $"The failure of round {fingerprints.IndexOf(last)} came back in round {Rounds}: one correction undoes the other.",
                "Look at both failures yourself (`runs show`); perhaps what is asked for contradicts itself."));
        }

        return Rounds >= maxRounds
            ? new RepairEnd("rounds", new Problem("repair.rounds", $"It still fails after {Rounds} {(Rounds == 1 ? "round" : "rounds")}.", "Allow more rounds, or a stronger model."))
            : null;
    }

    /// <summary>
    /// The round whose state is worth keeping. A state is better where known failures are gone and are not outnumbered
    /// by new ones, or where all of them are gone: what then fails was hidden by them. It is none where all failures of a
    /// state before are back.
    /// </summary>
    public int Best()
    {
        var best = 0;
        for (var round = 1; round < _states.Count; round++)
        {
            var now = _states[round].Failures;
            var isBack = _states.Take(round).Any(earlier => now.IsSupersetOf(earlier.Failures));
            if (!isBack && IsBetter(now, _states[best].Failures)) best = round;
        }

        return best;
    }

    private static bool IsBetter(IReadOnlySet<string> now, IReadOnlySet<string> before) => !now.Overlaps(before) || now.Count < before.Count;
}
