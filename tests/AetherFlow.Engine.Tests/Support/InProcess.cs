using AetherFlow.Models.Calling;
using Microsoft.Extensions.AI;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>A model in this process: a function from the prompt to the reply, with whatever the test does meanwhile.</summary>
internal sealed class InProcess(Func<string, CancellationToken, Task<string>> answer) : IChatClient
{
    public static Connections Connect(Func<string, CancellationToken, Task<string>> answer) =>
        new(RunHarness.Settings("http://127.0.0.1:1/v1"), _ => new InProcess(answer));

    /// <summary>The number of the step that a prompt is for.</summary>
    public static int StepOf(string prompt)
    {
        const string Heading = "\n# Step step_";
        var from = prompt.LastIndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        return int.Parse(prompt[from..prompt.IndexOf('\n', from)]);
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new ChatMessage(ChatRole.Assistant, await answer(messages.Last().Text, cancellationToken)))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 },
        };

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }
}
