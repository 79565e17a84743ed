using AetherFlow.Engine.Checking;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// The way of an audit: what the step left → prompt → call → verdict. A reply that is no verdict is sent back once;
/// after that there is no verdict, which is never a pass.
/// </summary>
internal sealed class CheckPipeline(StepWork work, AuditStage audits, AskStage asks, TimeProvider time)
{
    /// <summary>Attempts of one audit, the first included.</summary>
    public const int MaxAttempts = 2;

    /// <summary>Two audits of the same work should agree.</summary>
    private const float Temperature = 0;

    private static readonly Problem Cut = new(
        "verdict.cut", "The verdict was cut off at its limit of tokens.", "Be brief: the worst violations, a sentence each.");

    public async Task<StepFinished> RunAsync(Step step, Scope scope, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var history = new List<AttemptFinished>();
        do
        {
            history.Add(await scope.OnceAsync(
                new Effect<NoIntent, AttemptFinished>
                {
                    Type = EngineEvents.Attempt,
                    Key = $"attempt-{history.Count + 1}",
                    Intent = NoIntent.Instance,
                    Act = (inside, token) => AttemptAsync(step, history, inside, token),
                },
                cancellation));
        }
        while (!history[^1].Accepted && IsRepairable(history[^1].Problem!) && history.Count < MaxAttempts);

        return history.Summary(time.GetElapsedTime(started)) with
        {
            Outcome = "done",
            Verdict = history[^1].Verdict ?? new Verdict { Status = Verdict.None, Summary = history[^1].Problem!.Message },
        };
    }

    private static bool IsRepairable(Problem problem) => problem.Code.StartsWith("verdict.", StringComparison.Ordinal);

    private async Task<AttemptFinished> AttemptAsync(Step step, List<AttemptFinished> history, Scope scope, CancellationToken cancellation)
    {
        var snapshot = await audits.TakeAsync(step, scope, cancellation);
        var route = new RouteQuestion(work.Mode, step, audits.AuthorOf(step));
        var rules = CheckRules.Of(step, work.Settings.Guidelines);
        var (prompt, tooLarge) = CheckPromptBuilder.Build(new CheckInputs
        {
            Plan = work.Plan,
            Step = step,
            Rules = rules,
            Context = work.Settings.Context,
            Room = asks.RoomOf(asks.Route(route), work.Settings.MaxTokens),
            Files = await PromptFiles.ReadAsync(snapshot, SnapshotRole.Target, scope.Blobs, cancellation),
            Inputs = await PromptFiles.ReadAsync(snapshot, SnapshotRole.Input, scope.Blobs, cancellation),
            Output = snapshot.Output is { } output ? await scope.Blobs.TextAsync(output, cancellation) : null,
            Feedback = history.Count == 0 ? null : history[^1].Problem,
        });
        if (prompt is null) return new AttemptFinished { Accepted = false, Problem = tooLarge };
        var question = new Question
        {
            Prompt = prompt,
            Route = route,
            MaxTokens = work.Settings.MaxTokens,
            Temperature = Temperature,
            Schema = VerdictSchema.OfReplies,
        };
        var answer = await asks.AskAsync(question, scope, cancellation);
        var (verdict, problem) = !answer.HasReply ? (null, answer.Problem)
            : answer.Reply.IsTruncated ? (null, Cut)
            : VerdictReader.Read(answer.Reply.Text, rules);
        if (verdict is not null) await asks.KeepAsync(answer.Reply!, history, cancellation);
        var attempt = new AttemptFinished { Accepted = verdict is not null, Verdict = verdict, Problem = problem };
        return attempt.With(answer.Reply);
    }
}
