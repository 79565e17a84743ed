using AetherFlow.Models.Caching;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Replaying;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs;
using Recording = AetherFlow.Models.Replaying.Recording;

namespace AetherFlow.Models.Calling;

/// <summary>
/// Answers questions: from the recording that is replayed, from the cache, or by asking candidates. Every physical call is
/// an effect of the scope (<c>call-1</c>, <c>call-2</c>, …), so a resumed run does not repeat what it has paid for.
/// </summary>
public sealed class ModelCaller(Connections connections, Ledger ledger, TimeProvider time)
{
    /// <summary>Physical calls that one question may take in a stint.</summary>
    public const int MostCalls = 6;

    /// <summary>Those of the process, where there is more than one caller.</summary>
    public Gates Gates { get; init; } = new(time);

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

    /// <summary>How the first of the candidates changes files most reliably: one of <see cref="ModelEntry.EditFormats"/>.</summary>
    public string EditFormatOf(IReadOnlyList<RouteChoice> candidates) =>
        candidates is [var first, ..] && connections.Settings.EntryOf(first) is { } model ? model.EditFormat : ModelEntry.WholeEdits;

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
        return await new CandidateLoop(scope, candidates, connections, ledger, Gates).AskAsync(cancellation);
    }
}
