using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>
/// The money of a run, from its journal: a call that reported its usage is settled; one that did not, and one that
/// was cut off, stays counted at what it had reserved. What a fork kept was paid by another run and is not counted.
/// </summary>
public sealed class SpendFold
{
    private readonly Dictionary<string, OpenCall> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly Day, string Provider, string Model), ModelTotals> _models = [];
    private readonly Dictionary<DateOnly, CacheSavings> _cache = [];
    private readonly Lock _lock = new();

    public Money Settled { get; private set; }

    /// <summary>Upper bound of the calls without a report, calls in doubt included.</summary>
    public Money Unknown { get; private set; }

    /// <summary>Held by calls that are under way, or were when the stint was cut off.</summary>
    public Money Reserved { get; private set; }

    public Usage Usage { get; private set; } = Usage.None;

    /// <summary>Physical calls, failed ones included.</summary>
    public int Calls { get; private set; }

    /// <summary>
    /// The same by provider and model, in the order of their first calls. The unknown of a model has in it what its
    /// calls under way have reserved, so that all of them together are <see cref="Unknown"/> and <see cref="Reserved"/>.
    /// </summary>
    public IReadOnlyList<ModelSpend> Models
    {
        get
        {
            // The journal's loop adds lines while displays and the run's end look on.
            lock (_lock) return DayCosts.Merge(_models.Values.Select(model => model.ToSpend()));
        }
    }

    /// <summary>The same by day (UTC), the first day first: a call belongs to the day on which it began.</summary>
    public IReadOnlyList<DayCosts> Days
    {
        get
        {
            lock (_lock) return [.. _models.Keys.Select(key => key.Day).Concat(_cache.Keys).Distinct().Order().Select(SumsOf)];
        }
    }

    /// <summary>
    /// Calls that the last stint but this one left open. What they had reserved may have been spent, and counts as
    /// <see cref="Unknown"/>.
    /// </summary>
    public IReadOnlyList<CallSpend> CutOff { get; private set; } = [];

    /// <summary>What the reply cache gave, and what it cost when it was paid for.</summary>
    public CacheSavings Cache { get; private set; } = CacheSavings.None;

    public void Add(JournalLine line)
    {
        lock (_lock) Take(line);
    }

    private void Take(JournalLine line)
    {
        switch (line.Type)
        {
            case "call.started": Start(line, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.finished": Finish(line, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.abandoned": Drop(line.Key); break;
            case "cache.finished": Save(line, line.Read(CallMoneyJson.Default.CacheMoney)); break;
            case "run.resumed": DoubtOpenCalls(); break;
            default: break;
        }
    }

    private void Start(JournalLine line, CallMoney call)
    {
        var model = ModelOf(line, call);
        // The same call again without an end of the first: what that one had reserved may have been spent.
        if (_open.Remove(line.Key, out var before)) Doubt(before);
        Calls++;
        model.Calls++;
        model.Reserved += call.Reserved;
        Reserved += call.Reserved;
        _open[line.Key] = new OpenCall(model, new CallSpend { Key = line.Key, StartedAt = line.At, Provider = call.Provider, Model = call.Model, Reserved = call.Reserved });
    }

    private void Finish(JournalLine line, CallMoney call)
    {
        var model = Drop(line.Key) ?? ModelOf(line, call);
        if (call.Usage is not null)
        {
            Settled += call.Cost;
            Usage += call.Usage;
            model.Settled += call.Cost;
            model.Usage += call.Usage;
        }
        else
        {
            Unknown += call.Cost;
            model.Unknown += call.Cost;
        }
    }

    private ModelTotals? Drop(string key)
    {
        if (!_open.Remove(key, out var call)) return null;
        Reserved -= call.Reserved;
        call.Model.Reserved -= call.Reserved;
        return call.Model;
    }

    private void Save(JournalLine line, CacheMoney reply)
    {
        var saved = new CacheSavings { Hits = 1, Usage = reply.Usage ?? Usage.None, Money = reply.Saved };
        var day = DayCosts.Of(line.At);
        Cache += saved;
        _cache[day] = _cache.GetValueOrDefault(day, CacheSavings.None) + saved;
    }

    /// <summary>A call that an earlier stint left open is repeated; what it had reserved may have been spent.</summary>
    private void DoubtOpenCalls()
    {
        CutOff = [.. _open.Values.Select(call => call.Call)];
        foreach (var call in _open.Values) Doubt(call);
        _open.Clear();
    }

    private void Doubt(OpenCall call)
    {
        Reserved -= call.Reserved;
        Unknown += call.Reserved;
        call.Model.Reserved -= call.Reserved;
        call.Model.Unknown += call.Reserved;
    }

    private ModelTotals ModelOf(JournalLine line, CallMoney call)
    {
        var key = (DayCosts.Of(line.At), call.Provider, call.Model);
        if (!_models.TryGetValue(key, out var totals)) _models[key] = totals = new ModelTotals(call.Provider, call.Model);
        return totals;
    }

    private DayCosts SumsOf(DateOnly day)
    {
        var models = _models.Where(model => model.Key.Day == day).Select(model => model.Value.ToSpend()).ToList();
        var sums = models.Aggregate(CostSums.None, (sum, model) => sum + CostSums.Of(model));
        return new DayCosts(day, sums with { Runs = 1, Cache = _cache.GetValueOrDefault(day, CacheSavings.None) }, models);
    }

    private sealed record OpenCall(ModelTotals Model, CallSpend Call)
    {
        public Money Reserved => Call.Reserved;
    }

    private sealed class ModelTotals(string provider, string model)
    {
        public int Calls { get; set; }

        public Usage Usage { get; set; } = Usage.None;

        public Money Settled { get; set; }

        public Money Unknown { get; set; }

        public Money Reserved { get; set; }

        public ModelSpend ToSpend() => new()
        {
            Provider = provider,
            Model = model,
            Calls = Calls,
            Usage = Usage,
            Settled = Settled,
            Unknown = Unknown + Reserved,
        };
    }
}
