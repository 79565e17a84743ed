using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>The calls of a run that cost money, one by one, counted as <see cref="SpendFold"/> counts them together.</summary>
public sealed class CallsFold
{
    private readonly Dictionary<string, CallSpend> _open = new(StringComparer.Ordinal);
    private readonly List<CallSpend> _ended = [];
    private bool _isReplay;

    /// <summary>Those that have ended, in the order of their ends, then the others.</summary>
    public IReadOnlyList<CallSpend> Calls => [.. _ended, .. _open.Values];

    /// <exception cref="JournalException">Another version of the program wrote it.</exception>
    /// <exception cref="JournalDamagedException">The journal is damaged in its middle.</exception>
    /// <exception cref="System.Text.Json.JsonException">A line does not hold what its type says.</exception>
    public static IReadOnlyList<CallSpend> Read(RunFolder folder)
    {
        var fold = new CallsFold();
        JournalReader.ReadAll(folder.JournalPath, fold.Add);
        return fold.Calls;
    }

    public void Add(JournalLine line)
    {
        switch (line.Type)
        {
            // What a replay answers was paid for by the run that it replays.
            case "run.started": _isReplay = line.Read(RunsJson.Lines.RunStarted).Replay is not null; break;
            case "call.started" when !_isReplay: Start(line, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.finished" when !_isReplay: Finish(line, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.abandoned": End(line.Key, line.At, _ => Money.Zero); break;
            case "run.resumed":
                foreach (var key in _open.Keys.ToList()) End(key, line.At, open => open.Reserved);
                break;
            default: break;
        }
    }

    private void Start(JournalLine line, CallMoney call)
    {
        // The same call again without an end of the first: what that one had reserved may have been spent.
        End(line.Key, line.At, open => open.Reserved);
        _open[line.Key] = Of(line, call);
    }

    private void Finish(JournalLine line, CallMoney call)
    {
        var started = _open.Remove(line.Key, out var open) ? open : Of(line, call);
        _ended.Add(started with { EndedAt = line.At, IsReported = call.Usage is not null, Cost = call.Cost });
    }

    private void End(string key, DateTimeOffset at, Func<CallSpend, Money> cost)
    {
        if (_open.Remove(key, out var open)) _ended.Add(open with { EndedAt = at, Cost = cost(open) });
    }

    private static CallSpend Of(JournalLine line, CallMoney call) =>
        new() { Key = line.Key, StartedAt = line.At, Provider = call.Provider, Model = call.Model, Reserved = call.Reserved };
}
