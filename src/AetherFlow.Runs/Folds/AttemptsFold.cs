using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>The attempts of every step that have something to tell beside how the step ended; for a page about one run.</summary>
public sealed class AttemptsFold
{
    private readonly Dictionary<string, SortedDictionary<int, RecordedAttempt>> _attempts = new(StringComparer.Ordinal);

    public void Add(JournalLine line)
    {
        if (line.Type == "attempt.finished" && line.Read(RunsJson.Lines.AttemptFinished) is var ended && (ended.Edits.Count > 0 || ended.Refused.Count > 0))
            Change(line, attempt => attempt with { Problem = ended.Problem, Edits = ended.Edits, Refused = ended.Refused });
        else if (line.Type == "review.finished" && EffectKey.AttemptOf(line.Key) > 0)
            Change(line, attempt => attempt with { Review = line.Read(RunsJson.Lines.ChangesReviewed) });
    }

    /// <param name="step">Phase and step, <c>build/step_3</c>.</param>
    public IReadOnlyList<RecordedAttempt> Of(string step) => _attempts.TryGetValue(step, out var attempts) ? [.. attempts.Values] : [];

    private void Change(JournalLine line, Func<RecordedAttempt, RecordedAttempt> change)
    {
        var step = EffectKey.StepKeyOf(line.Key).ToString();
        if (!_attempts.TryGetValue(step, out var attempts)) _attempts[step] = attempts = [];
        var number = EffectKey.AttemptOf(line.Key);
        attempts[number] = change(attempts.GetValueOrDefault(number) ?? new RecordedAttempt(number));
    }
}
