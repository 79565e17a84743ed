using System.Security.Cryptography;
using System.Text;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Has changes looked at before they are written. One question stands at a time, however many steps are at work; each
/// answer is in the journal before anything comes of it, and holds for these very changes only.
/// </summary>
/// <param name="ask">Null: the run is to stop.</param>
/// <param name="redactor">Takes keys out of the person's words.</param>
public sealed class Reviews(Func<ReviewQuestion, CancellationToken, Task<ChangesReviewed?>> ask, Redactor redactor) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private bool _acceptsAll;
    private bool _stopped;

    public void Dispose() => _turn.Dispose();

    /// <summary>Why the changes may not be written; null where they may.</summary>
    /// <param name="files">In path order, contents in the run's blobs.</param>
    /// <param name="suspicions">What may be a cheat, for the person to judge; these are asked about whatever was accepted before.</param>
    /// <param name="canChange">Whether a model can be asked for other changes.</param>
    /// <exception cref="RunStoppedException">The person stopped the run: no question comes any more.</exception>
    internal async Task<Problem?> WhyNotAsync(
        IReadOnlyList<FileChange> files, IReadOnlyList<Problem> suspicions, bool canChange, Scope scope, CancellationToken cancellation)
    {
        var attempt = EffectKey.AttemptOf(scope.Path);
        var question = new ReviewQuestion
        {
            Step = EffectKey.StepOf(scope.Path) is { Length: > 0 } step ? step : null,
            Round = EffectKey.RoundOf(scope.Path),
            Attempt = attempt,
            IsLastAttempt = attempt >= FailurePolicy.MaxAttempts,
            CanChange = canChange,
            Files = files,
            Suspicions = suspicions,
            Blobs = scope.Blobs,
        };
        var answer = await scope.OnceAsync(
            new Effect<NoIntent, ChangesReviewed>
            {
                Type = EngineEvents.Review,
                // A resumed run may find other files on disk: other changes are another question.
                Key = $"review-{DigestOf(files)}",
                Intent = NoIntent.Instance,
                Act = (inside, token) => AnswerAsync(question, inside.Run, token),
            },
            cancellation);
        return answer.Verdict switch
        {
            ChangesReviewed.Accepted => null,
            ChangesReviewed.ChangesAsked => new Problem(
                "changes.changes_asked",
                $"A person looked at the changes before they were written, and wants them otherwise: “{answer.Reason}”",
                "Nothing of them was written. Do the whole step again, and as it is wanted."),
            _ => new Problem("changes.declined", "The changes were declined in the review, and not written.", $"To work the step again: aetherflow runs fork {scope.Run}"),
        };
    }

    private async Task<ChangesReviewed> AnswerAsync(ReviewQuestion question, RunId run, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_acceptsAll && question.Suspicions.Count == 0) return new ChangesReviewed { Verdict = ChangesReviewed.Accepted, Unasked = true };
            var answer = _stopped ? null : await ask(question, cancellation);
            _stopped = answer is null;
            if (answer is null) throw Stopped(question, run);
            _acceptsAll |= answer is { Verdict: ChangesReviewed.Accepted, All: true };
            // The plan's own text comes out the same however often it is asked for.
            var verdict = answer.Verdict == ChangesReviewed.ChangesAsked && !question.CanChange ? ChangesReviewed.Declined : answer.Verdict;
            return answer with { Verdict = verdict, Reason = answer.Reason is { } reason ? redactor.Redact(reason) : null };
        }
        finally
        {
            _turn.Release();
        }
    }

    private static RunStoppedException Stopped(ReviewQuestion question, RunId run) => new(StopReason.Person, new Problem(
        "review.stopped",
        $"The review was stopped: the changes of {question.Step ?? "the merged file"} are not written.",
        $"Resuming asks again; to go on without being asked: aetherflow runs resume {run} --no-review"));

    private static string DigestOf(IReadOnlyList<FileChange> files)
    {
        var text = string.Join('\n', files.Select(file => $"{file.Path}\0{file.Before}\0{file.After}\0{file.Mode}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
