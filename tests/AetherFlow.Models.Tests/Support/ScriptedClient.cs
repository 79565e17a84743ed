using System.Runtime.CompilerServices;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Support;

/// <summary>Answers calls one after the other as told; a call too many fails the test.</summary>
internal sealed class ScriptedClient(params ScriptedClient.Step[] steps) : IChatClient
{
    private readonly Queue<Step> _steps = new(steps);

    public List<string> Prompts { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    public int Calls => Prompts.Count;

    public static Step Says(string text, long input = 1000, long output = 100, string finish = "stop") =>
        new(text, finish, new Usage { Input = input, Output = output }, null);

    public static Step SaysWithoutReport(string text) => new(text, "stop", null, null);

    /// <param name="kind">Of the problem.</param>
    /// <param name="retryable">Whether trying again may help.</param>
    /// <param name="retryAfterMs">What the vendor asks for.</param>
    /// <param name="charged">Whether it may be on the bill.</param>
    /// <param name="partial">Text that arrived before.</param>
    public static Step Fails(string kind, bool retryable = true, long? retryAfterMs = null, bool charged = false, string partial = "") =>
        new(partial, null, null, new CallProblem(kind, $"It failed: {kind}.", retryable, retryAfterMs, null, charged));

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Step step;
        lock (_steps)
        {
            Prompts.Add(string.Join('\n', messages.Select(m => m.Text)));
            Options.Add(options);
            step = _steps.Dequeue();
        }

        await Task.Yield();
        if (step.Hook is not null) await step.Hook(cancellationToken);
        if (step.Text.Length > 0) yield return new ChatResponseUpdate(ChatRole.Assistant, step.Text);
        if (step.Problem is not null) throw new ModelProblemException(step.Problem);
        yield return new ChatResponseUpdate(ChatRole.Assistant, "") { FinishReason = step.Finish is null ? null : new ChatFinishReason(step.Finish) };
        if (step.Usage is { } usage) yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = usage.Input, OutputTokenCount = usage.Output })]);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }

    internal sealed record Step(string Text, string? Finish, Usage? Usage, CallProblem? Problem, Func<CancellationToken, Task>? Hook = null);
}
