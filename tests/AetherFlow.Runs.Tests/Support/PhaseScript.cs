using System.Text.Json.Serialization.Metadata;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Support;

/// <summary>Writes the journal of a run of several phases that never was; keys are whole, such as <c>check/step_1</c>.</summary>
internal sealed class PhaseScript
{
    private readonly List<JournalEntry> _entries = [];
    private readonly ManualTime _time = new();

    public PhaseScript(string home, int seed = 1) => Folder = new RunStore(home).Create(_time, new Random(seed));

    public RunFolder Folder { get; }

    public static Usage Tokens { get; } = new() { Input = 1000, CachedInput = 200, Output = 400 };

    public static Money Price { get; } = new(0.002m);

    public PhaseScript Started(string? workflow = null, string? mode = null, string workspace = "/home/ann/shop", string? forks = null) => Add(
        "run.started",
        "",
        new RunStarted { Run = Folder.Id.Value, Kind = "plan", TaskId = "sample", Workflow = workflow, Mode = mode, Workspace = workspace, Forks = forks, Version = "test" },
        RunsJson.Lines.RunStarted);

    public PhaseScript Begun(string key) => Add(
        "step.started", key, new StepStarted { Step = EffectKey.StepOf(key), Type = "code_generation", Description = "Do it" }, RunsJson.Lines.StepStarted);

    public PhaseScript Asked(string key, string provider = "deepseek", string model = "chat", decimal reserved = 0.01m, int call = 1) => Add(
        "call.started",
        $"{key}/attempt-1/call-{call}",
        new CallStarted { Provider = provider, Model = model, Request = "r", Reserved = new Money(reserved) },
        RunsJson.Lines.CallStarted);

    public PhaseScript Replied(string key, string reply = "done", int call = 1) => Add(
        "call.finished",
        $"{key}/attempt-1/call-{call}",
        new CallFinished { Reply = new Payload { Text = reply, Size = reply.Length }, Usage = Tokens, Cost = Price, DurationMs = 900, FirstTokenMs = 120 },
        RunsJson.Lines.CallFinished);

    public PhaseScript FromCache(string key, string reply = "cached", string provider = "groq") => Add(
        "cache.finished",
        $"{key}/attempt-1/cached",
        new ReplyCached
        {
            Provider = provider,
            Model = "small",
            Request = "r",
            Reply = new Payload { Text = reply, Size = reply.Length },
            FinishReason = "stop",
            Usage = Tokens,
            Saved = Price,
        },
        RunsJson.Lines.ReplyCached);

    public PhaseScript Ended(string key, StepFinished finished) => Add("step.finished", key, finished, RunsJson.Lines.StepFinished);

    /// <summary>A step from its start to its end, with one call.</summary>
    public PhaseScript Done(string key, string provider = "deepseek", IReadOnlyList<FileChange>? files = null, Verdict? verdict = null, string reply = "done") => Begun(key)
        .Asked(key, provider)
        .Replied(key, reply)
        .Ended(key, Result(provider, files, verdict));

    public static StepFinished Result(string provider = "deepseek", IReadOnlyList<FileChange>? files = null, Verdict? verdict = null) => new()
    {
        Outcome = "done",
        Attempts = 1,
        Files = files ?? [],
        Output = new Payload { Text = "told", Size = 4 },
        Provider = provider,
        Model = "chat",
        Usage = Tokens,
        Cost = Price,
        DurationMs = 1000,
        FirstTokenMs = 120,
        Verdict = verdict,
    };

    public PhaseScript Changed(string key, params IReadOnlyList<FileChange> files) => Add(
        "changes.finished", key, new ChangesFinished { Applied = true, Files = files }, RunsJson.Lines.ChangesFinished);

    public PhaseScript Resumed() => Add("run.resumed", "", new RunResumed { Version = "test" }, RunsJson.Lines.RunResumed);

    public PhaseScript Finished(RunFinished? finish = null) =>
        Add("run.finished", "", finish ?? new RunFinished { Outcome = "completed", Resumable = false }, RunsJson.Lines.RunFinished);

    public PhaseScript Add<T>(string type, string key, T data, JsonTypeInfo<T> json)
    {
        _entries.Add(JournalEntry.Of(type, key, data, json));
        return this;
    }

    /// <summary>Writes the file and returns its lines.</summary>
    public async Task<IReadOnlyList<JournalLine>> WriteAsync()
    {
        await using (var journal = JournalFile.Open(Folder.JournalPath, default, _time))
        {
            foreach (var entry in _entries) await journal.AppendAsync(entry);
        }

        var lines = new List<JournalLine>();
        JournalReader.ReadAll(Folder.JournalPath, lines.Add);
        return lines;
    }
}
