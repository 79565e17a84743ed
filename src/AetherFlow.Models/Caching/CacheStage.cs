using AetherFlow.Models.Calling;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Caching;

/// <summary>Looks for a reply before anybody is asked, and keeps replies that proved good.</summary>
/// <param name="cache">Null where it is switched off: recorded hits of the run itself still hold.</param>
internal sealed class CacheStage(ReplyCache? cache, Connections connections)
{
    private const string Key = "cached";

    /// <summary>A call that stands in the journal was paid for: what it brings is the answer.</summary>
    private const string FirstCall = "call-1";

    /// <summary>Null where there is none.</summary>
    public async Task<ModelReply?> FindAsync(Scope scope, IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        if (scope.TryRead(ModelEvents.Cached, Key, out var recorded) && recorded is not null)
            return await OnceAsync(scope, HashNow(recorded, candidates), (_, _) => Task.FromResult(recorded), cancellation);
        if (cache is null || scope.Knows(FirstCall)) return null;
        foreach (var candidate in candidates)
        {
            var request = candidate.Hash.Value;
            if (await cache.FindAsync(request, cancellation) is not { } found || !candidates.Any(c => IsFrom(found, c))) continue;
            return await OnceAsync(scope, request, async (inside, token) => ModelEvents.CachedBy(found, request, await PayloadAsync(inside, found, token)), cancellation);
        }

        return null;
    }

    /// <summary>Stores a whole reply under its own request and the others; null, or why it was not kept.</summary>
    public async Task<Problem?> KeepAsync(ModelReply reply, IReadOnlyList<string> requests, CancellationToken cancellation)
    {
        if (cache is null || reply.IsTruncated || await EntryAsync(cache, reply, cancellation) is not { } entry) return null;
        foreach (var request in requests.Prepend(reply.Request).Distinct(StringComparer.Ordinal))
        {
            if (reply.IsCached && request == reply.Request) continue;
            if (await cache.PutAsync(request, entry, cancellation) is { } problem) return problem;
        }

        return null;
    }

    /// <summary>A server that has changed since, or is not asked any more, has not said it.</summary>
    private static bool IsFrom(CachedReply reply, Candidate candidate) =>
        reply.Provider == candidate.Provider.Name && reply.Model == candidate.Model.Id && reply.Host == candidate.Provider.Endpoint.Host;

    private static string? HashNow(ReplyCached recorded, IReadOnlyList<Candidate> candidates) =>
        candidates.FirstOrDefault(c => c.Hash.Value == recorded.Request)?.Hash.Value
        ?? candidates.FirstOrDefault(c => c.Provider.Name == recorded.Provider && c.Model.Id == recorded.Model)?.Hash.Value;

    private static async Task<ModelReply> OnceAsync(
        Scope scope, string? request, Func<Scope, CancellationToken, Task<ReplyCached>> act, CancellationToken cancellation)
    {
        var hit = await scope.OnceAsync(
            new Effect<NoIntent, ReplyCached> { Type = ModelEvents.Cached, Key = Key, Intent = NoIntent.Instance, Fingerprint = request, Act = act },
            cancellation);
        return ModelEvents.Reply(hit, await scope.Blobs.TextAsync(hit.Reply, cancellation));
    }

    /// <summary>A key may have become one since the reply was stored.</summary>
    private Task<Payload> PayloadAsync(Scope inside, CachedReply found, CancellationToken cancellation) =>
        inside.Blobs.PayloadAsync(connections.Redactor.Redact(found.Text), cancellation);

    /// <summary>A cached reply stays what it was, with the price that was paid for it.</summary>
    private async Task<CachedReply?> EntryAsync(ReplyCache from, ModelReply reply, CancellationToken cancellation)
    {
        if (reply.IsCached) return await from.FindAsync(reply.Request, cancellation);
        return connections.Find(reply.Provider) is not { } connection ? null : new CachedReply
        {
            Provider = reply.Provider,
            Model = reply.Model,
            Host = connection.Provider.Endpoint.Host,
            FinishReason = reply.FinishReason,
            Text = connections.Redactor.Redact(reply.Text),
            Usage = reply.Usage,
            Cost = reply.CostIsUpperBound ? Money.Zero : reply.Cost,
        };
    }
}
