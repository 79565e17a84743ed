using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>The physical calls of a journal: when each began, and what it cost when it ended, however it did.</summary>
/// <param name="begun">Told of each that begins; null for nobody.</param>
/// <param name="ended">Told of each that ends.</param>
public sealed class CallsFold(Action<CallSpend>? begun, Action<CallSpend> ended)
{
    private readonly Dictionary<string, CallSpend> _open = new(StringComparer.Ordinal);

    /// <summary>Under way, or cut off with the stint.</summary>
    public IReadOnlyCollection<CallSpend> Open => _open.Values;

    /// <summary>Those that cost money: the ones that have ended in the order of their ends, then the others.</summary>
    /// <exception cref="JournalException">Another version of the program wrote it.</exception>
    /// <exception cref="JournalDamagedException">The journal is damaged in its middle.</exception>
    /// <exception cref="System.Text.Json.JsonException">A line does not hold what its type says.</exception>
    public static IReadOnlyList<CallSpend> Read(RunFolder folder)
    {
        var calls = new List<CallSpend>();
        var fold = new CallsFold(null, calls.Add);
        var isPaid = true;
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type == "run.started") isPaid = line.Read(RunsJson.Lines.RunStarted).IsPaid;
            if (isPaid) fold.Add(line);
        });
        return [.. calls, .. fold.Open];
    }

    public void Add(JournalLine line)
    {
        switch (line.Type)
        {
            case "call.started": Start(line, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.finished": Finish(line, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.abandoned": End(line.Key, line.At, _ => Money.Zero); break;

            // The stint ended in the middle of it, well or badly; what it had reserved may have been spent.
            case "run.finished" or "run.resumed":
                foreach (var key in _open.Keys.ToList()) End(key, line.At, open => open.Reserved);
                break;
            default: break;
        }
    }

    private void Start(JournalLine line, CallMoney money)
    {
        // The same call again without an end of the first: what that one had reserved may have been spent.
        End(line.Key, line.At, open => open.Reserved);
        var call = Of(line, money);
        _open[line.Key] = call;
        begun?.Invoke(call);
    }

    private void Finish(JournalLine line, CallMoney money)
    {
        var call = _open.Remove(line.Key, out var open) ? open : Of(line, money);
        ended(call with { EndedAt = line.At, Usage = money.Usage, Cost = money.Cost });
    }

    private void End(string key, DateTimeOffset at, Func<CallSpend, Money> cost)
    {
        if (_open.Remove(key, out var open)) ended(open with { EndedAt = at, Cost = cost(open) });
    }

    private static CallSpend Of(JournalLine line, CallMoney money) =>
        new() { Key = line.Key, StartedAt = line.At, Provider = money.Provider, Model = money.Model, Reserved = money.Reserved };
}
