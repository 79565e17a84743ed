using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Replaying;

/// <summary>
/// Answers from a recorded run: nothing goes over the network, nothing is paid. The answer is recorded as a call, so
/// that the new journal is a recording again.
/// </summary>
internal sealed class ReplayStage(Recording recording, Connections connections)
{
    public async Task<ModelAnswer> AnswerAsync(Scope scope, ModelRequest request, CancellationToken cancellation)
    {
        var messages = Candidate.Redacted(request, connections);
        if (Find(scope.Path, request, messages) is not { } match)
            return ModelAnswer.Of(ReplayDifference.Explain(recording, scope.Path, request.Parts, request.MaxTokens ?? connections.Settings.MaxTokens), null);
        var (reply, hash, maxTokens) = match;
        var call = await scope.OnceAsync(
            new Effect<CallStarted, CallFinished>
            {
                Type = ModelEvents.Call,
                Key = NextCall(scope),
                Intent = new CallStarted { Provider = reply.Provider, Model = reply.Model, Request = hash.Value, MaxTokens = maxTokens, RequestBytes = hash.Size },
                Fingerprint = hash.Value,
                Act = (inside, token) => FinishAsync(inside, reply, hash, token),
            },
            cancellation);
        return ModelAnswer.Of(new ModelReply
        {
            Text = await scope.Blobs.TextAsync(call.Reply!, cancellation),
            FinishReason = call.FinishReason ?? "",
            Usage = call.Usage,
            Provider = reply.Provider,
            Model = reply.Model,
            Request = hash.Value,
        });
    }

    /// <summary>Behind calls that failed before the run went on as a replay.</summary>
    private static string NextCall(Scope scope)
    {
        for (var number = 1; ; number++)
        {
            if (!scope.TryRead(ModelEvents.Call, $"call-{number}", out var call) || call is { Reply: not null }) return $"call-{number}";
        }
    }

    /// <summary>The reply to the same request at the same place, else at any place: an attempt may have another number now.</summary>
    private (RecordedReply Reply, RequestHash Hash, int MaxTokens)? Find(string attempt, ModelRequest request, List<ChatMessage> messages)
    {
        var hashes = new Dictionary<string, (RequestHash Hash, int MaxTokens)>(StringComparer.Ordinal);
        foreach (var (provider, model, recorded) in recording.Terms)
        {
            var terms = TermsOf(provider, model, recorded, request, messages);
            hashes[terms.Hash.Value] = terms;
        }

        var found = recording.At(attempt).FirstOrDefault(r => hashes.ContainsKey(r.Request))
            ?? hashes.Keys.Select(recording.Answer).FirstOrDefault(r => r is not null);
        if (found is not null) return (found, hashes[found.Request].Hash, hashes[found.Request].MaxTokens);
        if (!IsOfTheSameFailure(attempt, request) || recording.At(attempt).LastOrDefault() is not { } reply) return null;
        var same = TermsOf(reply.Provider, reply.Model, reply.MaxTokens, request, messages);
        return (reply, same.Hash, same.MaxTokens);
    }

    /// <summary>
    /// What a command prints has times and places of the machine in it, and so has the prompt of a correction. Its reply is
    /// that of the same round where everything else of the prompt, the files above all, is as it was.
    /// </summary>
    private bool IsOfTheSameFailure(string attempt, ModelRequest request) =>
        EffectKey.IsWriting(attempt) && EffectKey.RoundOf(attempt) > 0
        && recording.PromptOf(attempt) is { } recorded
        && WithoutStep(recorded).SetEquals(WithoutStep(request.Parts));

    private static HashSet<(string Name, string Hash)> WithoutStep(IEnumerable<PromptPart> parts) =>
        [.. parts.Where(part => part.Name != PromptPart.OfStep).Select(part => (part.Name, part.Hash))];

    /// <summary>The request as it would be made of that model.</summary>
    private (RequestHash Hash, int MaxTokens) TermsOf(string provider, string model, int? recorded, ModelRequest request, List<ChatMessage> messages)
    {
        var entry = EntryOf(provider, model);
        var maxTokens = MaxTokens(entry, recorded, request);
        return (Candidate.HashOf(model, messages, maxTokens, Candidate.TemperatureOf(request, entry, connections.Settings)), maxTokens);
    }

    /// <summary>As the model was asked then: its cap is the catalogue's, or one that only the recorded run knew.</summary>
    private int MaxTokens(ModelEntry entry, int? recorded, ModelRequest request)
    {
        var most = Candidate.MaxTokensOf(request, entry, connections.Settings);
        return entry.LimitsAssumed && recorded < most ? recorded.Value : most;
    }

    private ModelEntry EntryOf(string provider, string model) =>
        connections.Settings.EntryOf(new RouteChoice(provider, model, "")) ?? ModelEntry.Unlisted(provider, model);

    private async Task<CallFinished> FinishAsync(Scope inside, RecordedReply reply, RequestHash hash, CancellationToken cancellation)
    {
        var text = connections.Redactor.Redact(await recording.TextAsync(reply, cancellation));
        return new CallFinished
        {
            Provider = reply.Provider,
            Model = reply.Model,
            Request = hash.Value,
            Reply = await inside.Blobs.PayloadAsync(text, cancellation),
            FinishReason = reply.FinishReason,
            Usage = reply.Usage,
            Cost = Money.Zero,
        };
    }
}
