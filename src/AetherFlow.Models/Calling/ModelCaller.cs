using AetherFlow.Models.Caching;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Problems;
using AetherFlow.Models.Replaying;
using AetherFlow.Models.Spending;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs;
using Recording = AetherFlow.Models.Replaying.Recording;

namespace AetherFlow.Models.Calling;

/// <summary>
/// Asks candidates until one gives a whole reply: the one loop that retries, waits and moves on. Every physical call
/// is an effect of the scope (<c>call-1</c>, <c>call-2</c>, …), so a resumed run does not repeat what it has paid for.
/// </summary>
public sealed class ModelCaller(Connections connections, Ledger ledger, TimeProvider time)
{
    /// <summary>Physical calls that one question may take in a stint.</summary>
    public const int MostCalls = 6;

    /// <summary>Replies of earlier runs, looked up before anybody is asked; null for none.</summary>
    public ReplyCache? Cache { get; init; }

    /// <summary>The recorded run that answers everything; null to ask the network.</summary>
    public Recording? Replay { get; init; }

    /// <summary>Takes the keys of all providers out of texts, as it does with every request and reply.</summary>
    public Redactor Redactor => connections.Redactor;

    /// <summary>
    /// Tokens that a prompt may have, for the one of the candidates that takes most, those that can only be replayed
    /// included; null where one of them is of unknown size.
    /// </summary>
    public int? RoomFor(IReadOnlyList<RouteChoice> candidates, int replyTokens) =>
        ModelEntry.LargestRoom([.. candidates.Select(connections.Settings.EntryOf)], replyTokens);

    /// <summary>
    /// Keeps a reply that proved good for later runs, under its own request and under those that the step had asked
    /// before in vain; null, or why it was not kept.
    /// </summary>
    public async Task<Problem?> KeepAsync(ModelReply reply, IReadOnlyList<string> requests, CancellationToken cancellation) =>
        Replay is null ? await new CacheStage(Cache, connections).KeepAsync(reply, requests, cancellation) : null;

    public async Task<ModelAnswer> CallAsync(Scope scope, ModelRequest request, CancellationToken cancellation)
    {
        if (Replay is { } recording) return await new ReplayStage(recording, connections).AnswerAsync(scope, request, cancellation);
        var candidates = Candidate.AllOf(request, connections);
        if (candidates.Count == 0) return ModelAnswer.Of(CallingProblems.NoProvider(request.Candidates, connections.Settings), null);
        if (await new CacheStage(Cache, connections).FindAsync(scope, candidates, cancellation) is { } cached) return ModelAnswer.Of(cached);
        return await AskAsync(scope, candidates, cancellation);
    }

    private async Task<ModelAnswer> AskAsync(Scope scope, List<Candidate> candidates, CancellationToken cancellation)
    {
        var turns = new CandidateTurns(candidates.Count, connections.Settings.MaxRetries);
        var failures = new List<CallProblem>();
        var wait = TimeSpan.Zero;
        for (var number = 1; ; number++)
        {
            var candidate = candidates[turns.Current];
            var key = $"call-{number}";
            var isRecorded = scope.TryRead(ModelEvents.Call, key, out _);
            if (wait > TimeSpan.Zero && !isRecorded) await WaitAsync(scope, wait, failures[^1], cancellation);
            var (call, refusal) = await OnceAsync(scope, key, candidate, cancellation);
            if (call is null) return ModelAnswer.Of(refusal!, failures.LastOrDefault());
            if (call.Problem is not { } problem)
                return ModelAnswer.Of(ModelEvents.Reply(candidate, call, await scope.Blobs.TextAsync(call.Reply!, cancellation)));

            failures.Add(problem);
            if (failures.Count < MostCalls && turns.After(problem) is { } next)
            {
                wait = next;
                continue;
            }

            if (!isRecorded || ProblemKind.IsOfTheRequest(problem.Kind)) return ModelAnswer.Of(CallingProblems.GaveUp(failures), problem);
            // An earlier stint gave up here. Whoever resumes has a new key, more credit or a provider that is back: all may be asked again.
            (turns, wait) = (new CandidateTurns(candidates.Count, connections.Settings.MaxRetries), TimeSpan.Zero);
            failures.Clear();
        }
    }

    /// <summary>The recorded call, or a new one; a problem where there is no money for a new one.</summary>
    private async Task<(CallFinished? Call, Problem? Refusal)> OnceAsync(Scope scope, string key, Candidate candidate, CancellationToken cancellation)
    {
        if (scope.TryRead(ModelEvents.Call, key, out var recorded) && recorded is not null)
            return (await scope.OnceAsync(Effect(key, candidate, candidate.AtMost ?? Money.Zero, (_, _) => Task.FromResult(recorded)), cancellation), null);

        if (candidate.AtMost is null && ledger.HasLimitFor(candidate.Provider.Name)) return (null, CallingProblems.PriceUnknown(candidate));
        var claim = new SpendClaim(candidate.Provider.Name, candidate.Model.Id, $"{scope.Path}/{key}", candidate.AtMost ?? Money.Zero);
        var (reservation, refusal) = await ledger.ReserveAsync(claim, cancellation);
        if (reservation is null) return (null, refusal!.Problem);
        using var held = reservation;
        var physical = new PhysicalCall(candidate, reservation, connections.Redactor, time);
        try
        {
            return (await scope.OnceAsync(Effect(key, candidate, reservation.Amount, physical.MakeAsync), cancellation), null);
        }
        catch when (!physical.Begun)
        {
            reservation.Release();
            throw;
        }
    }

    private static Effect<CallStarted, CallFinished> Effect(
        string key, Candidate candidate, Money reserved, Func<Scope, CancellationToken, Task<CallFinished>> act) => new()
        {
            Type = ModelEvents.Call,
            Key = key,
            Intent = ModelEvents.Started(candidate, reserved),
            Fingerprint = candidate.Hash.Value,
            Act = act,
        };

    private Task WaitAsync(Scope scope, TimeSpan wait, CallProblem problem, CancellationToken cancellation)
    {
        scope.Signal(SignalKind.Waiting, $"{problem.Message} Next try in {wait.TotalSeconds:0.#} s.");
        return Task.Delay(wait, time, cancellation);
    }
}
