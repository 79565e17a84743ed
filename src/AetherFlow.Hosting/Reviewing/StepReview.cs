using AetherFlow.Engine.Steps;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Puts the engine's question into what a person can read: diffs, with keys taken out.</summary>
internal sealed class StepReview(Plan plan, Redactor redactor, Reviewer reviewer)
{
    public async Task<ChangesReviewed?> AskAsync(ReviewQuestion question, CancellationToken cancellation)
    {
        var files = new List<ChangedFile>();
        foreach (var file in question.Files)
        {
            var entry = new ManifestEntry(file.Path, file.Before, file.After, "") { BeforeMode = file.Mode, Mode = file.Mode };
            files.Add(await Comparing.CompareAsync(entry, question.Blobs, redactor, cancellation));
        }

        return await reviewer(
            new ProposedChanges
            {
                Step = question.Step,
                Description = question switch
                {
                    { Round: > 0 and var round } => $"Correction, round {round}",
                    { Step: { } step } => plan[new StepId(step)].Description,
                    _ => "",
                },
                Attempt = question.Attempt,
                IsLastAttempt = question.IsLastAttempt,
                CanChange = question.CanChange,
                Suspicions = [.. question.Suspicions.Select(suspicion => suspicion with { Message = redactor.Redact(suspicion.Message) })],
                Files = files,
            },
            cancellation);
    }
}
