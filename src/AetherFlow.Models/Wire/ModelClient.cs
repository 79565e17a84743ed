using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Problems;
using AetherFlow.Models.Settings;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Talks to a server of any kind. It throws <see cref="ModelProblemException"/> for everything that is no whole reply;
/// it never retries. Tool calls are handed out whole, after the finish signal.
/// </summary>
/// <param name="provider">Where to call, as whom, and in which format.</param>
/// <param name="patience">How long the server may be silent.</param>
/// <param name="http">From <see cref="ModelHttp"/>; not disposed here.</param>
/// <param name="time">Measures silence.</param>
public sealed class ModelClient(ProviderSettings provider, TimeSpan patience, HttpClient http, TimeProvider time) : IChatClient
{
    private readonly IWireFormat _format = IWireFormat.Of(provider.Kind);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdatesAsync(WireRequest.Of(provider, messages, options, stream: false), cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdatesAsync(WireRequest.Of(provider, messages, options, stream: true), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The connections belong to the HttpClient, which all clients share.
    }

    private async IAsyncEnumerable<ChatResponseUpdate> UpdatesAsync(WireRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var problems = new CallProblems(provider, request.Model.Id, time);
        var calls = new CallAssembly();
        var end = new ChatResponseUpdate { Role = ChatRole.Assistant };
        UsageReport? usage = null;
        string? finish = null;
        var refused = false;
        await using (var call = await SendAsync(request, problems, cancellation))
        {
            while (await call.NextAsync() is { } piece)
            {
                (finish, refused) = (piece.FinishReason ?? finish, refused || piece.IsRefusal);
                (end.ResponseId, end.ModelId) = (end.ResponseId ?? piece.Id, end.ModelId ?? piece.Model);
                usage = UsageReport.Later(usage, piece.Usage);
                foreach (var fragment in piece.Calls) calls.Add(fragment);
                if (piece.Contents.Count > 0)
                    yield return new ChatResponseUpdate(ChatRole.Assistant, [.. piece.Contents]) { ResponseId = end.ResponseId, ModelId = end.ModelId };
            }
        }

        // Readers of streams add up what they are told, so the tokens are told once.
        if (usage?.Details() is { } details) end.Contents.Add(new UsageContent(details));
        if (refused) finish = FinishReasons.Refusal;
        if (finish is not null) end.FinishReason = new ChatFinishReason(finish);
        yield return end;

        if (calls.IsEmpty || refused) yield break;
        if (!calls.TryComplete(FinishReasons.IsTruncation(finish), out var whole, out var why)) throw problems.Malformed(why);
        yield return new ChatResponseUpdate(ChatRole.Assistant, [.. whole]) { ResponseId = end.ResponseId, ModelId = end.ModelId };
    }

    private Task<WireCall> SendAsync(WireRequest request, CallProblems problems, CancellationToken cancellation)
    {
        var json = _format.Write(request);
        MergePatch.Apply(json, request.Model.Request);
        var message = new HttpRequestMessage(HttpMethod.Post, _format.Address(provider.Endpoint, request.Model.Id, request.Stream)) { Content = new RequestBody(json) };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.Stream ? "text/event-stream" : "application/json"));
        _format.Sign(message.Headers, provider.Key);
        return WireCall.SendAsync(http, message, _format, new CallDeadline(patience, time, cancellation), problems);
    }
}
