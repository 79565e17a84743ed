using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Models.Replaying;

/// <summary>A recorded run as a source of replies: by the place that asked, and by what was asked.</summary>
public sealed class Recording
{
    private readonly BlobStore _blobs;
    private readonly ILookup<string, RecordedReply> _byAttempt;
    private readonly ILookup<string, RecordedReply> _byRequest;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<PromptPart>> _prompts;

    private Recording(RunFolder folder, RecordingReader reader)
    {
        Run = folder.Id;
        _blobs = folder.Blobs;
        Replies = reader.Replies;
        _byAttempt = Replies.ToLookup(r => r.Attempt, StringComparer.Ordinal);
        _byRequest = Replies.ToLookup(r => r.Request, StringComparer.Ordinal);
        _prompts = reader.Prompts;
        Terms = [.. Replies.Select(r => (r.Provider, r.Model, r.MaxTokens)).Distinct()];
    }

    public RunId Run { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<RecordedReply> Replies { get; }

    /// <summary>Everything but the messages that tells one request from another.</summary>
    internal IReadOnlyList<(string Provider, string Model, int? MaxTokens)> Terms { get; }

    /// <summary>Reads a journal as it stands, also one of a run under way.</summary>
    /// <exception cref="JournalException">It is damaged, or of another version.</exception>
    public static Recording Read(RunFolder folder)
    {
        var reader = new RecordingReader();
        JournalReader.ReadAll(folder.JournalPath, reader.Add);
        return new Recording(folder, reader);
    }

    /// <exception cref="JournalException">The run's folder lacks it.</exception>
    public Task<string> TextAsync(RecordedReply reply, CancellationToken cancellation) => _blobs.TextAsync(reply.Reply, cancellation);

    internal IEnumerable<RecordedReply> At(string attempt) => _byAttempt[attempt];

    internal RecordedReply? Answer(string request) => _byRequest[request].FirstOrDefault();

    internal IReadOnlyList<PromptPart>? PromptOf(string attempt) => _prompts.GetValueOrDefault(attempt);
}
