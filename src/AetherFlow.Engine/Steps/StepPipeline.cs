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
internal sealed class StepPipeline(StepWork work, StepStages stages, StepResults results, TimeProvider time)
{
    public async Task<StepFinished> RunAsync(int index, Scope scope, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var step = work.Plan.Steps[index];
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
                return history.Summary(time.GetElapsedTime(started));
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
            proposal = ReplyStage.Patch(step, fragment) with { IsOfPlan = true };
        }
        else
        {
            (proposal, reply) = await AskAsync(index, step, snapshot, history, scope, cancellation);
        }

        var applied = proposal.Problem is null
            ? await stages.Changes.ApplyAsync(index, proposal, snapshot, scope, cancellation)
            : Applied.Rejected(proposal.Problem);
        if (applied.Problem is null && reply is not null) await stages.Ask.KeepAsync(reply, history, cancellation);
        return await FinishedAsync(proposal, applied, reply, scope, cancellation);
    }

    private async Task<(Proposal Proposal, ModelReply? Reply)> AskAsync(
        int index, Step step, SnapshotTaken snapshot, IReadOnlyList<AttemptFinished> history, Scope scope, CancellationToken cancellation)
    {
        var route = new RouteQuestion(work.Mode, step) { Tier = work.Settings.Escalate ? work.Tier + history.Count : 0 };
        var maxTokens = TokensFor(step, history);
        var draft = results.DraftOf(step);
        var candidates = stages.Ask.Route(route);
        var files = await PromptFiles.ReadAsync(snapshot, SnapshotRole.Target, scope.Blobs, cancellation);
        var inputs = await PromptFiles.ReadAsync(snapshot, SnapshotRole.Input, scope.Blobs, cancellation);
        var (prompt, problem) = PromptBuilder.Build(new PromptInputs
        {
            Plan = work.Plan,
            Step = step,
            Mode = work.Mode,
            Settings = work.Settings,
            Format = ReplyFormat.Of(step, work.Mode, files, stages.Ask.EditFormatOf(candidates), history.Any(HasMisplacedEdits)),
            Room = stages.Ask.RoomOf(candidates, maxTokens),
            Files = files,
            Inputs = inputs,
            Results = await results.OfDependenciesAsync(step, cancellation),
            Draft = draft is null ? [] : await PromptFiles.ReadAsync(draft.Files, scope.Blobs, cancellation),
            DraftRemarks = draft?.Output is { } remarks ? await scope.Blobs.TextAsync(remarks, cancellation) : null,
            Refused = [.. history.SelectMany(attempt => attempt.Refused)],
            Feedback = history.Count == 0 ? null : history[^1].Problem,
        });
        if (prompt is null) return (Proposal.Failed(problem!), null);
        var question = new Question { Prompt = prompt, Route = route, MaxTokens = maxTokens, Temperature = work.Settings.Temperature };
        var answer = await stages.Ask.AskAsync(question, scope, cancellation);
        return answer.HasReply
            ? (await stages.Replies.ReadAsync(index, step, answer.Reply, snapshot, [.. files, .. inputs], scope.Blobs, cancellation) with { ShownInPart = prompt.CutFiles() }, answer.Reply)
            : (Proposal.Failed(answer.Problem), null);
    }

    private static bool HasMisplacedEdits(AttemptFinished attempt) =>
        attempt.Problem?.Code is { } code && (code.StartsWith("edit.", StringComparison.Ordinal) || code.StartsWith("surgery.", StringComparison.Ordinal));

    /// <summary>A reply that was cut asks for twice as much.</summary>
    private int TokensFor(Step step, IReadOnlyList<AttemptFinished> history) =>
        work.Settings.ReplyTokensFor(step) << history.Count(h => h.Problem?.Code == "reply.cut");

    private static Problem? TargetProblem(SnapshotTaken snapshot) =>
        snapshot.Files.FirstOrDefault(f => f is { Role: SnapshotRole.Target, Problem: not null }) is { } file
            ? new Problem($"step.target.{file.Problem!.Code}", file.Problem.Message, file.Problem.Hint)
            : null;

    private static AttemptFinished Rejected(Problem problem) => new() { Accepted = false, Problem = problem };

    private static async Task<AttemptFinished> FinishedAsync(
        Proposal proposal, Applied applied, ModelReply? reply, Scope scope, CancellationToken cancellation)
    {
        var attempt = new AttemptFinished
        {
            Accepted = applied.Problem is null,
            Problem = applied.Problem,
            Files = applied.Files,
            Edits = applied.Problem is null ? applied.Edits : [],
            Refused = applied.Refused,
            Stale = applied.Stale,
            Output = applied.Problem is null && proposal.Notes.Length > 0 ? await scope.Blobs.PayloadAsync(proposal.Notes, cancellation) : null,
        };
        return attempt.With(reply);
    }
}
