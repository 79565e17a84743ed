using AetherFlow.Models.Caching;
using AetherFlow.Models.Calling;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models;

/// <summary>How calls stand in a journal.</summary>
public static class ModelEvents
{
    public static readonly EffectType<CallStarted, CallFinished> Call =
        new("call", Announcement.Durable, RunsJson.Lines.CallStarted, RunsJson.Lines.CallFinished);

    /// <summary>A reply out of the cache; that there was none is no event.</summary>
    public static readonly EffectType<NoIntent, ReplyCached> Cached =
        new("cache", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.ReplyCached);

    internal static CallStarted Started(Candidate candidate, Money reserved) => new()
    {
        Provider = candidate.Provider.Name,
        Model = candidate.Model.Id,
        Request = candidate.Hash.Value,
        Reserved = reserved,
        MaxTokens = candidate.MaxTokens,
        RequestBytes = candidate.Hash.Size,
    };

    internal static ModelReply Reply(Candidate candidate, CallFinished call, string text) => new()
    {
        Text = text,
        FinishReason = call.FinishReason ?? "",
        Usage = call.Usage,
        Cost = call.Cost,
        FirstTokenMs = call.FirstTokenMs,
        DurationMs = call.DurationMs,
        // A call of an earlier stint may have gone to somebody who is no candidate any more.
        Provider = call.Provider ?? candidate.Provider.Name,
        Model = call.Model ?? candidate.Model.Id,
        Request = call.Request ?? candidate.Hash.Value,
    };

    internal static ReplyCached CachedBy(CachedReply cached, string request, Payload reply) => new()
    {
        Provider = cached.Provider,
        Model = cached.Model,
        Request = request,
        Reply = reply,
        FinishReason = cached.FinishReason,
        Usage = cached.Usage,
        Saved = cached.Cost,
    };

    internal static ModelReply Reply(ReplyCached cached, string text) => new()
    {
        Text = text,
        FinishReason = cached.FinishReason,
        Usage = cached.Usage,
        Provider = cached.Provider,
        Model = cached.Model,
        Request = cached.Request,
        IsCached = true,
    };
}
