using AetherFlow.Models.Problems;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>
/// Asks one question until a candidate gives a whole reply: the one loop that retries, waits and moves on. A physical
/// call passes the gate of its provider, has its money reserved, is made, is settled, and tells the gate how it went.
/// </summary>
internal sealed class CandidateLoop(Scope scope, IReadOnlyList<Candidate> candidates, Connections connections, Ledger ledger, Gates gates)
{
    private readonly List<CallProblem> _failures = [];
    private CandidateTurns _turns = NewTurns(candidates, connections.Settings, gates);
    private Problem? _refusal;

    public async Task<ModelAnswer> AskAsync(CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            var key = $"call-{number}";
            var isRecorded = scope.TryRead(ModelEvents.Call, key, out var recorded) && recorded is not null;
            var (candidate, call) = isRecorded ? await RecordedAsync(key, recorded!, cancellation) : await AskNextAsync(key, cancellation);
            if (call is null) return GaveUp();
            if (call.Problem is not { } problem)
                return ModelAnswer.Of(ModelEvents.Reply(candidate ?? candidates[0], call, await scope.Blobs.TextAsync(call.Reply!, cancellation)));

            _failures.Add(problem);
            if (candidate is not null) _turns.Failed(candidate, problem, gates.Now);
            if (_failures.Count < ModelCaller.MostCalls && !_turns.IsOver) continue;
            if (!isRecorded || ProblemKind.IsOfTheRequest(problem.Kind)) return GaveUp();

            // An earlier stint gave up here. Whoever resumes has a new key, more credit or a provider that is back: all may be asked again.
            _turns = NewTurns(candidates, connections.Settings, gates);
            _failures.Clear();
        }
    }

    /// <summary>What an earlier stint was told, and the candidate that it had asked; null where that is none any more.</summary>
    private async Task<(Candidate? Asked, CallFinished? Call)> RecordedAsync(string key, CallFinished recorded, CancellationToken cancellation)
    {
        var asked = recorded.Provider is null
            ? _turns.Left.FirstOrDefault()
            : candidates.FirstOrDefault(c => c.Provider.Name == recorded.Provider && c.Model.Id == recorded.Model);
        var known = asked ?? candidates[0];
        return (asked, await scope.OnceAsync(Effect(key, known, known.AtMost ?? Money.Zero, (_, _) => Task.FromResult(recorded)), cancellation));
    }

    /// <summary>One new call; none where nobody is left who could be asked, or paid.</summary>
    private async Task<(Candidate? Asked, CallFinished? Call)> AskNextAsync(string key, CancellationToken cancellation)
    {
        DropUnpriced();
        while (_turns.Next(Look, gates.Now) is { } turn)
        {
            using var pass = await EnterAsync(turn, cancellation);
            if (pass is null)
            {
                _turns.PutOff(turn.Candidate);
                continue;
            }

            var claim = new SpendClaim(turn.Candidate.Provider.Name, turn.Candidate.Model.Id, $"{scope.Path}/{key}", turn.Candidate.AtMost ?? Money.Zero);
            var (reservation, refusal) = await ledger.ReserveAsync(claim, cancellation);
            if (reservation is not null) return (turn.Candidate, await MakeAsync(key, turn.Candidate, reservation, pass, cancellation));
            pass.GiveBack();
            _refusal ??= refusal!.Problem;
            _turns.Drop(other => refusal!.Provider is { } provider ? other.Provider.Name == provider : other == turn.Candidate || other.AtMost >= claim.AtMost);
        }

        return default;
    }

    private async Task<CallFinished> MakeAsync(string key, Candidate candidate, Reservation reservation, GatePass pass, CancellationToken cancellation)
    {
        using var held = reservation;
        var physical = new PhysicalCall(candidate, reservation.Amount, connections.Redactor, gates.Time);
        try
        {
            var call = await scope.OnceAsync(Effect(key, candidate, reservation.Amount, ActAsync), cancellation);
            // Not before it is recorded: who reads the journal must never find more than the limit in it.
            Close(reservation, call);
            return call;
        }
        catch when (!physical.Begun)
        {
            reservation.Release();
            pass.GiveBack();
            throw;
        }

        async Task<CallFinished> ActAsync(Scope inside, CancellationToken token)
        {
            var call = await physical.MakeAsync(inside, token);
            pass.End(call.Problem, call.Usage);
            return call;
        }
    }

    private static void Close(Reservation reservation, CallFinished call)
    {
        if (call.Usage is not null) reservation.Settle(call.Cost);
        else if (call.Problem is { Charged: false }) reservation.Release();
        else reservation.SettleUnknown();
    }

    /// <summary>Waits as the turn says, then for the gate; null where another candidate should be asked instead.</summary>
    private async Task<GatePass?> EnterAsync(CandidateTurn turn, CancellationToken cancellation)
    {
        var candidate = turn.Candidate;
        var gate = gates.Of(candidate.Provider);
        TimeSpan? insistsFrom = turn.Insists ? gate.Now + Gate.LongestWait : null;
        if (turn.Wait > TimeSpan.Zero) Tell(WhyItRests(turn), turn.Wait);
        if (turn.Rest > TimeSpan.Zero) await Task.Delay(turn.Rest, gates.Time, cancellation);
        return await gate.EnterAsync(
            new GateTicket
            {
                Model = candidate.Model.Id,
                Tokens = candidate.Tokens,
                InsistsFrom = insistsFrom,
                HasOtherChoice = () => _turns.HasOther(candidate, Look, gates.Now),
                OnWaiting = wait =>
                {
                    if (turn.Wait == TimeSpan.Zero) Tell($"{candidate.Provider.Name} is asked as often as its limits allow.", wait);
                },
            },
            cancellation);
    }

    private void Tell(string why, TimeSpan? wait) =>
        scope.Signal(SignalKind.Waiting, wait is { } time ? $"{why} Next try in {time.TotalSeconds:0.#} s." : why);

    private string WhyItRests(CandidateTurn turn) => turn.Rest >= turn.Wait && _failures.Count > 0
        ? _failures[^1].Message
        : $"{turn.Candidate.Provider.Name} {turn.Look.Why}.";

    private GateLook Look(Candidate candidate) => gates.Of(candidate.Provider).Look(candidate.Model.Id, candidate.Tokens);

    /// <summary>Where a limit concerns them, nobody is asked of whom it is not known what the call can cost.</summary>
    private void DropUnpriced()
    {
        var unpriced = _turns.Left.Where(c => c.AtMost is null && ledger.HasLimitFor(c.Provider.Name)).ToHashSet();
        if (unpriced.Count == 0) return;
        if (_turns.Left.All(unpriced.Contains)) _refusal ??= CallingProblems.PriceUnknown(_turns.Left.First());
        _turns.Drop(unpriced.Contains);
    }

    /// <summary>Where money keeps the last candidate from being asked, more of it helps, whatever the others said.</summary>
    private ModelAnswer GaveUp() => _refusal is { } refusal && !_turns.Left.Any()
        ? ModelAnswer.Of(refusal, _failures.LastOrDefault())
        : ModelAnswer.Of(CallingProblems.GaveUp(_failures), _failures[^1]);

    private static CandidateTurns NewTurns(IReadOnlyList<Candidate> candidates, ModelSettings settings, Gates gates) =>
        new(candidates, settings.MaxRetries, gates.Scatter);

    private static Effect<CallStarted, CallFinished> Effect(
        string key, Candidate candidate, Money reserved, Func<Scope, CancellationToken, Task<CallFinished>> act) => new()
        {
            Type = ModelEvents.Call,
            Key = key,
            Intent = ModelEvents.Started(candidate, reserved),
            Fingerprint = candidate.Hash.Value,
            Act = act,
        };
}
