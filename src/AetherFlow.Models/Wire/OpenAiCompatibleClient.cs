using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using AetherFlow.Models.Problems;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Talks to any server that speaks OpenAI's chat completions. It throws <see cref="ModelProblemException"/> for
/// everything that is no whole reply; it never retries.
/// </summary>
/// <param name="provider">Where to call, and as whom.</param>
/// <param name="patience">How long the server may be silent.</param>
/// <param name="http">From <see cref="ModelHttp"/>; not disposed here.</param>
/// <param name="time">Measures silence.</param>
public sealed class OpenAiCompatibleClient(ProviderSettings provider, TimeSpan patience, HttpClient http, TimeProvider time) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await using var call = await SendAsync(messages, options, stream: false, cancellationToken);
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        var response = new ChatResponse();
        while (await call.NextAsync() is { } piece)
        {
            text.Append(piece.Text);
            reasoning.Append(piece.Reasoning);
            response.ResponseId ??= piece.Id;
            response.ModelId ??= piece.Model;
            if (piece.FinishReason is { } reason) response.FinishReason = new ChatFinishReason(reason);
            if (piece.Usage is { } usage) response.Usage = Details(usage);
        }

        var contents = new List<AIContent>();
        if (reasoning.Length > 0) contents.Add(new TextReasoningContent(reasoning.ToString()));
        contents.Add(new TextContent(text.ToString()));
        response.Messages.Add(new ChatMessage(ChatRole.Assistant, contents));
        return response;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var call = await SendAsync(messages, options, stream: true, cancellationToken);
        Usage? usage = null;
        while (await call.NextAsync() is { } piece)
        {
            usage = piece.Usage ?? usage;
            var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ResponseId = piece.Id, ModelId = piece.Model };
            if (!string.IsNullOrEmpty(piece.Reasoning)) update.Contents.Add(new TextReasoningContent(piece.Reasoning));
            if (!string.IsNullOrEmpty(piece.Text)) update.Contents.Add(new TextContent(piece.Text));
            if (piece.FinishReason is { } reason) update.FinishReason = new ChatFinishReason(reason);
            yield return update;
        }

        // Some vendors report twice, and readers of streams add up what they are told.
        if (usage is not null) yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Details(usage))]);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The connections belong to the HttpClient, which all clients share.
    }

    private static UsageDetails Details(Usage usage) => new()
    {
        InputTokenCount = usage.Input,
        OutputTokenCount = usage.Output,
        TotalTokenCount = usage.Input + usage.Output,
        CachedInputTokenCount = usage.CachedInput,
        ReasoningTokenCount = usage.Reasoning,
    };

    private Task<WireCall> SendAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, CancellationToken cancellation)
    {
        var model = provider.ModelNamed(options?.ModelId ?? provider.DefaultModel);
        var maxTokens = options?.MaxOutputTokens ?? ModelSettings.DefaultMaxTokens;
        var body = new RequestBody(ChatRequest.Write(model, messages, options, (provider.MaxTokensField, maxTokens), stream));
        var request = new HttpRequestMessage(HttpMethod.Post, provider.Endpoint) { Content = body };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(stream ? "text/event-stream" : "application/json"));
        if (provider.Key is { } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var deadline = new CallDeadline(patience, time, cancellation);
        return WireCall.SendAsync(http, request, body, deadline, new CallProblems(provider, model.Id, time));
    }
}
