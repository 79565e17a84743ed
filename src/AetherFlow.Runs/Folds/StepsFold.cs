using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>
/// Every step of a run as its journal tells it, in the order in which they began. A finished step costs a few
/// hundred bytes: replies and descriptions stay in the file, with their place kept.
/// </summary>
public sealed class StepsFold
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<StepProgress> _steps = [];
    private readonly Dictionary<string, Dictionary<string, Money>> _openCalls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public IReadOnlyList<StepProgress> Steps => _steps;

    /// <summary>Reads a journal as it stands: a run under way is read up to its last line.</summary>
    public static StepsFold Read(RunFolder folder)
    {
        var fold = new StepsFold();
        JournalReader.ReadAll(folder.JournalPath, fold.Add);
        return fold;
    }

    public void Add(JournalLine line)
    {
        switch (line.Type)
        {
            case "step.started": Start(line, line.Read(RunsJson.Lines.StepStarted)); break;
            case "step.routed": Route(line, line.Read(RunsJson.Lines.StepRouted)); break;
            case "call.started": StartCall(line, line.Read(RunsJson.Lines.CallStarted)); break;
            case "call.finished": FinishCall(line, line.Read(RunsJson.Lines.CallFinished)); break;
            case "call.abandoned": AbandonCall(line); break;
            case "cache.finished": TakeCached(line, line.Read(RunsJson.Lines.ReplyCached)); break;
            case "attempt.finished": FinishAttempt(line, line.Read(RunsJson.Lines.AttemptFinished)); break;
            case "step.finished": Finish(line, line.Read(RunsJson.Lines.StepFinished)); break;
            case "run.resumed" or "run.finished": SetAside(); break;
            default: break;
        }
    }

    /// <summary>The step of that key, <c>build/step_3</c>; null where no line speaks of it.</summary>
    public StepProgress? Find(string key) => _places.TryGetValue(key, out var place) ? _steps[place] : null;

    private void Start(JournalLine line, StepStarted started) => Change(line, step => step with
    {
        Step = started.Step,
        Type = Shared(started.Type),
        Description = Beginning(started.Description),
        State = StepState.Running,
        StartedAt = line.At,
        StartedLine = line.Place,
    });

    private void Route(JournalLine line, StepRouted routed)
    {
        if (routed.Candidates is not [var first, ..]) return;
        Change(line, step => step with
        {
            Attempts = Math.Max(step.Attempts, EffectKey.AttemptOf(line.Key)),
            Provider = Shared(first.Provider),
            Model = Shared(first.Model),
        });
    }

    private void StartCall(JournalLine line, CallStarted call)
    {
        Change(line, step => step with
        {
            Attempts = Math.Max(step.Attempts, EffectKey.AttemptOf(line.Key)),
            Calls = step.Calls + 1,
            Provider = Shared(call.Provider),
            Model = Shared(call.Model),
            Cached = false,
        });
        var key = EffectKey.StepKeyOf(line.Key).ToString();
        if (!_openCalls.TryGetValue(key, out var open)) _openCalls[key] = open = new(StringComparer.Ordinal);
        open[line.Key] = call.Reserved;
    }

    private void FinishCall(JournalLine line, CallFinished call)
    {
        AbandonCall(line);
        Change(line, step => step with
        {
            Usage = call.Usage is null ? step.Usage : step.Usage + call.Usage,
            Cost = step.Cost + call.Cost,
            CostIsUpperBound = step.CostIsUpperBound || (call.Usage is null && call.Cost > Money.Zero),
            FirstTokenMs = call.Reply is null ? step.FirstTokenMs : call.FirstTokenMs,
            ReplyMs = call.Reply is null ? step.ReplyMs : call.DurationMs,
            ReplyLine = call.Reply is null ? step.ReplyLine : line.Place,
        });
    }

    private void AbandonCall(JournalLine line)
    {
        if (_openCalls.TryGetValue(EffectKey.StepKeyOf(line.Key).ToString(), out var open)) open.Remove(line.Key);
    }

    private void TakeCached(JournalLine line, ReplyCached cached) => Change(line, step => step with
    {
        Attempts = Math.Max(step.Attempts, EffectKey.AttemptOf(line.Key)),
        Provider = Shared(cached.Provider),
        Model = Shared(cached.Model),
        Cached = true,
        Cache = step.Cache + new CacheSavings { Hits = 1, Usage = cached.Usage ?? Usage.None, Money = cached.Saved },
        FirstTokenMs = null,
        ReplyMs = null,
        ReplyLine = line.Place,
    });

    private void FinishAttempt(JournalLine line, AttemptFinished attempt) => Change(line, step => step with
    {
        Attempts = Math.Max(step.Attempts, EffectKey.AttemptOf(line.Key)),
        Problem = attempt.Problem,
    });

    private void Finish(JournalLine line, StepFinished finished)
    {
        Change(line, step => step with
        {
            State = finished.Outcome switch { "done" => StepState.Done, "skipped" => StepState.Skipped, _ => StepState.Failed },
            Attempts = finished.Attempts,
            Provider = finished.Provider is null ? null : Shared(finished.Provider),
            Model = finished.Model is null ? null : Shared(finished.Model),
            Usage = finished.Usage,
            Cost = finished.Cost + step.Doubt,
            CostIsUpperBound = finished.CostIsUpperBound || step.Doubt > Money.Zero,
            DurationMs = finished.DurationMs,
            FirstTokenMs = finished.FirstTokenMs,
            Files = [.. finished.Files.Select(f => f.Path)],
            Problem = finished.Problem,
            Cached = finished.Cached,
            Verdict = finished.Verdict is { } verdict ? new StepVerdict(Shared(verdict.Status), verdict.Score, verdict.Violations.Count) : null,
            KeptFrom = finished.KeptFrom is null ? null : Shared(finished.KeptFrom),
            FinishedAt = line.At,
            FinishedLine = line.Place,
        });
        _openCalls.Remove(line.Key);
    }

    /// <summary>A stint is over: what was under way begins again in the next one, and what its calls had reserved may have been spent.</summary>
    private void SetAside()
    {
        for (var i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].State == StepState.Running) _steps[i] = _steps[i] with { State = StepState.Waiting };
        }

        foreach (var (key, calls) in _openCalls)
        {
            var reserved = calls.Values.Aggregate(Money.Zero, (sum, held) => sum + held);
            var step = Find(key)!;
            if (reserved == Money.Zero) continue;
            _steps[_places[key]] = step with { Doubt = step.Doubt + reserved, Cost = step.Cost + reserved, CostIsUpperBound = true };
        }

        _openCalls.Clear();
    }

    private void Change(JournalLine line, Func<StepProgress, StepProgress> change)
    {
        var key = EffectKey.StepKeyOf(line.Key);
        if (key.IsEmpty) return;
        var known = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(key, out var place))
        {
            place = _steps.Count;
            var name = key.ToString();
            _places[name] = place;
            _steps.Add(new StepProgress { Key = name, Step = EffectKey.StepOf(line.Key) });
        }

        _steps[place] = change(_steps[place]);
    }

    /// <summary>Names of providers and models repeat in every step: one string serves all.</summary>
    private string Shared(string name)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        return _names[name] = name;
    }

    private static string Beginning(string text) =>
        text.Length <= StepProgress.DescriptionLimit ? text
        : char.IsHighSurrogate(text[StepProgress.DescriptionLimit - 2]) ? text[..(StepProgress.DescriptionLimit - 2)] + "…"
        : text[..(StepProgress.DescriptionLimit - 1)] + "…";
}
