using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Testing;

/// <summary>
/// Writes the journal of a run that never was: what folds, displays and output folders are tested with. The clock
/// begins at a fixed moment and moves only when the script says so.
/// </summary>
public sealed class RunScript
{
    private readonly List<(JournalEntry Entry, DateTimeOffset At)> _entries = [];
    private readonly Clock _clock = new();
    private string _phase = "build";

    public RunScript(string home, int seed = 1) => Folder = new RunStore(home).Create(_clock, new Random(seed));

    public RunFolder Folder { get; }

    public RunScript Wait(int milliseconds)
    {
        _clock.Now += TimeSpan.FromMilliseconds(milliseconds);
        return this;
    }

    public RunScript Started(string taskId = "sample", Payload? plan = null, Money? budget = null, string workspace = "/w") => Add("run.started", "", new RunStarted
    {
        Run = Folder.Id.Value,
        Kind = "plan",
        TaskId = taskId,
        Description = "A sample run",
        Plan = plan,
        PlanPath = "plan.json",
        Workspace = workspace,
        Mode = "BUILD",
        MaxParallel = 8,
        Budget = budget,
        Version = "test",
    }, RunsJson.Lines.RunStarted);

    /// <summary>As it is given, but with this run's name.</summary>
    public RunScript Started(RunStarted inputs) => Add("run.started", "", inputs with { Run = Folder.Id.Value }, RunsJson.Lines.RunStarted);

    public RunScript Forked(RunForked fork) => Add("run.forked", "", fork, RunsJson.Lines.RunForked);

    /// <summary>The phase of the steps that follow; <c>build</c> before.</summary>
    public RunScript In(string phase)
    {
        _phase = phase;
        return this;
    }

    public RunScript Resumed() => Add("run.resumed", "", new RunResumed { Run = Folder.Id.Value, Version = "test" }, RunsJson.Lines.RunResumed);

    public RunScript Finished(RunFinished finish) => Add("run.finished", "", finish, RunsJson.Lines.RunFinished);

    public RunScript StepStarted(string step, string type = "code_generation", string description = "Do something") =>
        Add("step.started", KeyOf(step), new StepStarted { Step = step, Type = type, Description = description }, RunsJson.Lines.StepStarted);

    public RunScript Routed(string step, int attempt = 1, string provider = "deepseek", string model = "deepseek-chat") => Add(
        "step.routed", KeyOf(step, attempt, "route"), new StepRouted { Candidates = [new RouteChoice(provider, model, "first")] }, RunsJson.Lines.StepRouted);

    public RunScript CallStarted(string step, int attempt = 1, int call = 1, decimal reserved = 0.01m, string provider = "deepseek", string model = "deepseek-chat") => Add(
        "call.started",
        KeyOf(step, attempt, $"call-{call}"),
        new CallStarted { Provider = provider, Model = model, Request = "r", Reserved = new Money(reserved), MaxTokens = 4000 },
        RunsJson.Lines.CallStarted);

    public RunScript CallFinished(string step, CallFinished finished, int attempt = 1, int call = 1) =>
        Add("call.finished", KeyOf(step, attempt, $"call-{call}"), finished, RunsJson.Lines.CallFinished);

    public RunScript Replied(string step, string reply, decimal cost = 0.002m, int attempt = 1, int call = 1) => CallFinished(
        step,
        new CallFinished
        {
            Reply = new Payload { Text = reply, Size = reply.Length },
            FinishReason = "stop",
            Usage = new Usage { Input = 1000, CachedInput = 200, Output = 400 },
            Cost = new Money(cost),
            DurationMs = 900,
            FirstTokenMs = 120,
        },
        attempt,
        call);

    /// <summary>A reply from the reply cache, which was paid for by an earlier run.</summary>
    public RunScript Cached(string step, string reply = "cached", decimal saved = 0.0012m, int attempt = 1) => Add(
        "cache.finished",
        KeyOf(step, attempt, "cached"),
        new ReplyCached
        {
            Provider = "deepseek",
            Model = "deepseek-chat",
            Request = "r",
            Reply = new Payload { Text = reply, Size = reply.Length },
            FinishReason = "stop",
            Usage = new Usage { Input = 1000, Output = 300 },
            Saved = new Money(saved),
        },
        RunsJson.Lines.ReplyCached);

    /// <summary>A change that no step made, with the key <c>undo/changes</c> and such.</summary>
    public RunScript Changed(string phase, ChangesFinished changes) => Add("changes.finished", $"{phase}/changes", changes, RunsJson.Lines.ChangesFinished);

    /// <summary>A transaction of a step.</summary>
    /// <param name="ended">Whether the run came to know its end.</param>
    public RunScript Changed(string step, ChangesStarted changes, bool ended = true)
    {
        Add("changes.started", KeyOf(step, 1, "changes"), changes, RunsJson.Lines.ChangesStarted);
        return ended ? Add("changes.finished", KeyOf(step, 1, "changes"), new ChangesFinished { Applied = true }, RunsJson.Lines.ChangesFinished) : this;
    }

    public RunScript AttemptFinished(string step, Problem? problem = null, int attempt = 1) => Add(
        "attempt.finished", $"{KeyOf(step)}/attempt-{attempt}", new AttemptFinished { Accepted = problem is null, Problem = problem }, RunsJson.Lines.AttemptFinished);

    public RunScript AttemptFinished(string step, AttemptFinished finished, int attempt = 1) =>
        Add("attempt.finished", $"{KeyOf(step)}/attempt-{attempt}", finished, RunsJson.Lines.AttemptFinished);

    /// <summary>What a person said to a step's changes.</summary>
    public RunScript Reviewed(string step, ChangesReviewed answer, int attempt = 1) =>
        Add("review.finished", KeyOf(step, attempt, "review-1f0c9a3e1f0c9a3e"), answer, RunsJson.Lines.ChangesReviewed);

    public RunScript StepFinished(string step, StepFinished finished) => Add("step.finished", KeyOf(step), finished, RunsJson.Lines.StepFinished);

    /// <summary>A check of the workspace, before any round of repair.</summary>
    public RunScript Checked(string key, string name, string outcome, string? reason = null) =>
        Add("check.started", $"verify/{key}", new PlannedCheck { Name = name, Kind = "test" }, RunsJson.Lines.PlannedCheck)
            .Add("check.finished", $"verify/{key}", new CheckFinished { Outcome = outcome, Reason = reason }, RunsJson.Lines.CheckFinished);

    /// <summary>What the checks of the workspace said after a round of repair; 0 for before the first.</summary>
    public RunScript Verified(VerificationFinished verification, int round = 0) =>
        Add("verification.finished", round == 0 ? "verify/result" : $"verify-{round}/result", verification, RunsJson.Lines.VerificationFinished);

    /// <summary>A step from its start to its end, with one call that reported its usage.</summary>
    public RunScript StepDone(string step, string reply = "done", IReadOnlyList<FileChange>? files = null, string description = "Do something") => StepStarted(step, description: description)
        .Routed(step)
        .CallStarted(step)
        .Wait(1000)
        .Replied(step, reply)
        .AttemptFinished(step)
        .StepFinished(step, new StepFinished
        {
            Outcome = "done",
            Attempts = 1,
            Files = files ?? [],
            Provider = "deepseek",
            Model = "deepseek-chat",
            Usage = new Usage { Input = 1000, CachedInput = 200, Output = 400 },
            Cost = new Money(0.002m),
            DurationMs = 1000,
            FirstTokenMs = 120,
        });

    /// <summary>Writes the file and returns its lines.</summary>
    public async Task<IReadOnlyList<JournalLine>> WriteAsync()
    {
        var now = _clock.Now;
        await using (var journal = JournalFile.Open(Folder.JournalPath, default, _clock))
        {
            foreach (var (entry, at) in _entries)
            {
                _clock.Now = at;
                await journal.AppendAsync(entry);
            }
        }

        _clock.Now = now;
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(Folder.JournalPath, lines.Add);
        return lines;
    }

    private RunScript Add<T>(string type, string key, T data, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
    {
        _entries.Add((JournalEntry.Of(type, key, data, json), _clock.Now));
        return this;
    }

    private string KeyOf(string step) => $"{_phase}/{step}";

    private string KeyOf(string step, int attempt, string last) => $"{_phase}/{step}/attempt-{attempt}/{last}";

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
