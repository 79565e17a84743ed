using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AetherFlow.Bench;

/// <summary>
/// A model in this process: about a kilobyte in eight pieces, at once. It keeps the time that it takes itself, so that
/// what is left is the product's.
/// </summary>
internal sealed class ScriptedModel(Scenario scenario) : IChatClient
{
    private const int Pieces = 8;
    private const string Sentence = "The part reads what was found before, and keeps the interfaces as they are.\n";

    private static readonly string Body = string.Concat(Enumerable.Repeat(Sentence, 13));

    private readonly long[] _own = new long[scenario.Steps];

    /// <summary>Ticks of the <see cref="Stopwatch"/> that the model itself took for the step.</summary>
    public long OwnTicks(int step) => Volatile.Read(ref _own[step]);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var began = Stopwatch.GetTimestamp();
        var step = StepOf(messages.Last().Text);
        var updates = Updates(step);
        Volatile.Write(ref _own[step], Stopwatch.GetTimestamp() - began);
        foreach (var update in updates) yield return update;
        await Task.CompletedTask;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }

    private List<ChatResponseUpdate> Updates(int step)
    {
        var text = scenario.Writes ? $"FILE: {LayeredPlan.FileOf(step)}\n\n````\npart {step + 1}\n{Body}````\n" : $"Part {step + 1}.\n{Body}";
        var size = (text.Length + Pieces - 1) / Pieces;
        var updates = text.Chunk(size).Select(piece => new ChatResponseUpdate(ChatRole.Assistant, new string(piece))).ToList();
        updates.Add(new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 900, OutputTokenCount = 250 })])
        {
            FinishReason = ChatFinishReason.Stop,
        });
        return updates;
    }

    private static int StepOf(string prompt)
    {
        const string Heading = "\n# Step ";
        var from = prompt.LastIndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        return LayeredPlan.StepOf(prompt.AsSpan(from, prompt.IndexOf('\n', from) - from));
    }
}
