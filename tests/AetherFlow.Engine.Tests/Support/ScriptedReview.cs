using System.Text;
using AetherFlow.Engine.Steps;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>A person who answers by what was decided beforehand; all that was asked is kept.</summary>
/// <param name="answer">What is said to a question; null stops the run.</param>
internal sealed class ScriptedReview(Func<ReviewQuestion, ChangesReviewed?> answer)
{
    private readonly Lock _lock = new();
    private readonly List<string> _shown = [];
    private int _open;

    public static ChangesReviewed Yes { get; } = new() { Verdict = ChangesReviewed.Accepted };

    public static ChangesReviewed All { get; } = new() { Verdict = ChangesReviewed.Accepted, All = true };

    public static ChangesReviewed No { get; } = new() { Verdict = ChangesReviewed.Declined };

    /// <summary>Step, attempt and the files with what is to be in them, a question each.</summary>
    public IReadOnlyList<string> Shown => _shown;

    public static ChangesReviewed Else(string words) => new() { Verdict = ChangesReviewed.ChangesAsked, Reason = words };

    public async Task<ChangesReviewed?> AskAsync(ReviewQuestion question, CancellationToken cancellation)
    {
        Assert.Equal(1, Interlocked.Increment(ref _open));
        var text = new StringBuilder($"{question.Step} {question.Attempt}:");
        foreach (var file in question.Files)
            text.Append($" {file.Path}={(file.After is { } hash ? Encoding.UTF8.GetString(await question.Blobs.GetAsync(hash, cancellation)).Trim() : "gone")}");
        lock (_lock) _shown.Add(text.ToString());
        // Whoever asks at the same time would be seen.
        await Task.Yield();
        Interlocked.Decrement(ref _open);
        return answer(question);
    }
}
