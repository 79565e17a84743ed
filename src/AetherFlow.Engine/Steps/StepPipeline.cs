using AetherFlow.Engine.Prompts;
using AetherFlow.Models.Calling;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// The way of a step: snapshot → prompt → call → parse → apply, in attempts until one is accepted or the failure
/// policy gives up. Each stage returns a value or a problem; nothing flows back.
/// </summary>
internal sealed class StepPipeline(Plan plan, EngineSettings settings, StepStages stages, StepResults results, TimeProvider time)
{
    public async Task<StepFinished> RunAsync(int index, Scope scope, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var step = plan.Steps[index];
        var history = new List<AttemptFinished>();
        while (true)
        {
            var attempt = await scope.OnceAsync(
                new Effect<NoIntent, AttemptFinished>
                {
                    Type = EngineEvents.Attempt,
                    Key = $"attempt-{history.Count + 1}",
                    Intent = NoIntent.Instance,
                    Act = (inside, token) => AttemptAsync(index, step, history, inside, token),
                },
                cancellation);
            history.Add(attempt);
            if (attempt.Accepted || FailurePolicy.Decide(attempt.Problem!, history.Count) == Decision.GiveUp)
                return Summary(history, time.GetElapsedTime(started));
        }
    }

    private async Task<AttemptFinished> AttemptAsync(
        int index, Step step, IReadOnlyList<AttemptFinished> history, Scope scope, CancellationToken cancellation)
    {
        var stale = history.SelectMany(h => h.Stale).ToHashSet(StringComparer.Ordinal);
        var snapshot = await stages.Snapshot.TakeAsync(index, step, stale, scope, cancellation);
        if (TargetProblem(snapshot) is { } unusable) return Rejected(unusable);

        ModelReply? reply = null;
        Proposal proposal;
        if (step is { Type: StepType.Patch, Context.Replacement: { } fragment })
        {
            proposal = ReplyStage.Patch(step, fragment);
        }
        else
        {
            var prompt = await PromptAsync(step, snapshot, history, scope, cancellation);
            var answer = await stages.Ask.AskAsync(prompt, TokensFor(step, history), scope, cancellation);
            reply = answer.Reply;
            proposal = answer.HasReply ? ReplyStage.Read(step, answer.Reply, snapshot) : Proposal.Failed(answer.Problem);
        }

        var applied = proposal.Problem is null
            ? await stages.Changes.ApplyAsync(index, proposal, snapshot, scope, cancellation)
            : Applied.Rejected(proposal.Problem);
        return await FinishedAsync(proposal, applied, reply, scope, cancellation);
    }

    private async Task<Prompt> PromptAsync(
        Step step, SnapshotTaken snapshot, IReadOnlyList<AttemptFinished> history, Scope scope, CancellationToken cancellation) =>
        PromptBuilder.Build(new PromptInputs
        {
            Plan = plan,
            Step = step,
            Settings = settings,
            Files = await PromptFiles.ReadAsync(snapshot, SnapshotRole.Target, scope.Blobs, cancellation),
            Inputs = await PromptFiles.ReadAsync(snapshot, SnapshotRole.Input, scope.Blobs, cancellation),
            Results = await results.OfDependenciesAsync(step, cancellation),
            Feedback = history.Count == 0 ? null : history[^1].Problem,
        });

    /// <summary>The step's estimate asks for room; a reply that was cut asks for twice as much.</summary>
    private int TokensFor(Step step, IReadOnlyList<AttemptFinished> history)
    {
        var wanted = Math.Max(settings.MaxTokens, 2 * step.EstimatedTokens);
        return wanted << history.Count(h => h.Problem?.Code == "reply.cut");
    }

    private static Problem? TargetProblem(SnapshotTaken snapshot) =>
        snapshot.Files.FirstOrDefault(f => f is { Role: SnapshotRole.Target, Problem: not null }) is { } file
            ? new Problem($"step.target.{file.Problem!.Code}", file.Problem.Message, file.Problem.Hint)
            : null;

    private static AttemptFinished Rejected(Problem problem) => new() { Accepted = false, Problem = problem };

    private static async Task<AttemptFinished> FinishedAsync(
        Proposal proposal, Applied applied, ModelReply? reply, Scope scope, CancellationToken cancellation) => new()
        {
            Accepted = applied.Problem is null,
            Problem = applied.Problem,
            Files = applied.Files,
            Stale = applied.Stale,
            Output = applied.Problem is null && proposal.Notes.Length > 0 ? await scope.Blobs.PayloadAsync(proposal.Notes, cancellation) : null,
            Provider = reply?.Provider,
            Model = reply?.Model,
            Usage = reply?.Usage ?? Usage.None,
            Cost = reply?.Cost ?? Money.Zero,
            CostIsUpperBound = reply?.CostIsUpperBound ?? false,
            FirstTokenMs = reply?.FirstTokenMs,
        };

    private static StepFinished Summary(List<AttemptFinished> attempts, TimeSpan duration)
    {
        var last = attempts[^1];
        return new StepFinished
        {
            Outcome = last.Accepted ? "done" : "failed",
            Attempts = attempts.Count,
            Problem = last.Problem,
            Files = last.Files,
            Output = last.Output,
            Provider = last.Provider,
            Model = last.Model,
            Usage = attempts.Aggregate(Usage.None, (sum, a) => sum + a.Usage),
            Cost = attempts.Aggregate(Money.Zero, (sum, a) => sum + a.Cost),
            CostIsUpperBound = attempts.Exists(a => a.CostIsUpperBound),
            DurationMs = (long)duration.TotalMilliseconds,
            FirstTokenMs = last.FirstTokenMs,
        };
    }
}
