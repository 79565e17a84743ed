using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Models.Replaying;

/// <summary>Takes what a replay needs out of the lines of a journal.</summary>
internal sealed class RecordingReader
{
    private readonly Dictionary<string, CallStarted> _calls = new(StringComparer.Ordinal);

    public List<RecordedReply> Replies { get; } = [];

    /// <summary>The items of the prompt of each attempt.</summary>
    public Dictionary<string, IReadOnlyList<PromptPart>> Prompts { get; } = new(StringComparer.Ordinal);

    public void Add(JournalLine line)
    {
        switch (line.Type)
        {
            case "call.started": _calls[line.Key] = line.Read(RunsJson.Lines.CallStarted); break;
            case "call.finished": Add(line.Key, line.Read(RunsJson.Lines.CallFinished)); break;
            case "cache.finished": Add(line.Key, line.Read(RunsJson.Lines.ReplyCached)); break;
            case "step.routed": Prompts[AttemptOf(line.Key)] = line.Read(RunsJson.Lines.StepRouted).Prompt; break;
            default: break;
        }
    }

    private void Add(string key, CallFinished call)
    {
        if (call is not { Problem: null, Reply: { } reply } || !_calls.Remove(key, out var started)) return;
        Replies.Add(new RecordedReply
        {
            Attempt = AttemptOf(key),
            Provider = started.Provider,
            Model = started.Model,
            Request = started.Request,
            MaxTokens = started.MaxTokens,
            Reply = reply,
            FinishReason = call.FinishReason ?? "",
            Usage = call.Usage,
        });
    }

    private void Add(string key, ReplyCached cached) => Replies.Add(new RecordedReply
    {
        Attempt = AttemptOf(key),
        Provider = cached.Provider,
        Model = cached.Model,
        Request = cached.Request,
        Reply = cached.Reply,
        FinishReason = cached.FinishReason,
        Usage = cached.Usage,
    });

    /// <summary>Calls, hits and routes stand right below their attempt.</summary>
    private static string AttemptOf(string key) => key.LastIndexOf('/') is var slash and >= 0 ? key[..slash] : "";
}
