using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Tests.Effects;

/// <summary>
/// Nested scopes, parallel effects of every announcement, a decision noted in between: enough for every way in which
/// a stop can fall between lines. Counts what really happened, as the world outside would.
/// </summary>
internal sealed class ScriptedWorkflow
{
    public const int Steps = 4;

    private static readonly EffectType<StepStarted, StepFinished> StepScope =
        new("step", Announcement.Noted, RunsJson.Lines.StepStarted, RunsJson.Lines.StepFinished);

    private static readonly EffectType<NoIntent, SnapshotTaken> Reading =
        new("snapshot", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.SnapshotTaken);

    private static readonly EffectType<CallStarted, CallFinished> Call =
        new("call", Announcement.Durable, RunsJson.Lines.CallStarted, RunsJson.Lines.CallFinished);

    private static readonly EffectType<ChangesStarted, ChangesFinished> Changes =
        new("changes", Announcement.Durable, RunsJson.Lines.ChangesStarted, RunsJson.Lines.ChangesFinished);

    private readonly Dictionary<string, int> _happened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _settled = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Happened => _happened;

    public IReadOnlyDictionary<string, int> Settled => _settled;

    /// <summary>Runs it to its end; the result is what the workflow computed from what it was told.</summary>
    public async Task<string> RunAsync(Run run)
    {
        var first = await Task.WhenAll(Enumerable.Range(1, Steps / 2).Select(i => StepAsync(run.Root, i)));
        var second = await Task.WhenAll(Enumerable.Range(Steps / 2 + 1, Steps / 2).Select(i => StepAsync(run.Root, i)));
        await run.FinishAsync(new RunFinished { Outcome = "completed", Resumable = false, StepsDone = Steps });
        return string.Join(",", first.Concat(second).Select(s => $"{s.Outcome}:{s.Attempts}:{s.Output?.Text}"));
    }

    private Task<StepFinished> StepAsync(Scope root, int number) => root.OnceAsync(
        new Effect<StepStarted, StepFinished>
        {
            Type = StepScope,
            Key = $"step_{number}",
            Intent = new StepStarted { Step = $"step_{number}", Type = "analysis", Description = "count" },
            Act = async (step, cancellation) =>
            {
                var snapshot = await step.OnceAsync(ReadingOf(number), cancellation);
                step.Note("step.routed", "route", new StepRouted { Candidates = [] }, RunsJson.Lines.StepRouted);
                var calls = await Task.WhenAll(
                    step.OnceAsync(CallOf("call-1"), cancellation),
                    step.OnceAsync(CallOf("call-2"), cancellation));
                var changes = await step.OnceAsync(ChangesOf(), cancellation);
                return new StepFinished
                {
                    Outcome = changes.Applied ? "done" : "failed",
                    Attempts = calls.Length,
                    Output = new Payload { Text = $"{snapshot.Files[0].Path}+{calls[0].Reply!.Text}+{calls[1].Reply!.Text}", Size = 1 },
                };
            },
        },
        CancellationToken.None);

    private static Effect<NoIntent, SnapshotTaken> ReadingOf(int number) => new()
    {
        Type = Reading,
        Key = "snapshot",
        Intent = NoIntent.Instance,
        Act = (_, _) => Task.FromResult(new SnapshotTaken { Files = [new SnapshotFile($"file{number}", null, "disk")] }),
    };

    private Effect<CallStarted, CallFinished> CallOf(string key) => new()
    {
        Type = Call,
        Key = key,
        Intent = new CallStarted { Provider = "p", Model = "m", Request = key, Reserved = new Money(1) },
        Act = async (scope, _) =>
        {
            await Task.Yield();
            Count(_happened, scope.Path);
            return new CallFinished { Reply = new Payload { Text = key, Size = key.Length }, Usage = Usage.None, Cost = new Money(0.25m) };
        },
    };

    private Effect<ChangesStarted, ChangesFinished> ChangesOf() => new()
    {
        Type = Changes,
        Key = "changes",
        Intent = new ChangesStarted { Files = [new ManifestEntry("a", null, "b", "c")] },
        Act = (scope, _) =>
        {
            Count(_happened, scope.Path);
            return Task.FromResult(new ChangesFinished { Applied = true });
        },
        Settle = (manifest, scope, _) =>
        {
            Assert.Equal("c", manifest.Files[0].Temporary);
            Count(_settled, scope.Path);
            return Task.FromResult(new ChangesFinished { Applied = true });
        },
    };

    private static void Count(Dictionary<string, int> counts, string key)
    {
        lock (counts) counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
