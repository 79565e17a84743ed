using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>
/// The money of a run, from its journal: a call that reported its usage is settled; one that did not, and one that
/// was cut off, stays counted at what it had reserved. What a fork kept was paid by another run and is not counted.
/// </summary>
public sealed class SpendFold
{
    private readonly CallsFold _calls;
    private readonly Dictionary<(DateOnly Day, string Provider, string Model), ModelTotals> _models = [];
    private readonly Dictionary<DateOnly, CacheSavings> _cache = [];
    private readonly Lock _lock = new();

    public SpendFold() => _calls = new CallsFold(Begin, End);

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
    /// Calls that the last stint but this one left open as its process died. What they had reserved may have been spent,
    /// and counts as <see cref="Unknown"/>.
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
        if (line.Type == "cache.finished") Save(line, line.Read(CallMoneyJson.Default.CacheMoney));
        else if (line.Type == "run.resumed") CutOff = [.. _calls.Open];
        _calls.Add(line);
    }

    private void Begin(CallSpend call)
    {
        var model = ModelOf(call);
        Calls++;
        model.Calls++;
        model.Reserved += call.Reserved;
        Reserved += call.Reserved;
    }

    private void End(CallSpend call)
    {
        var model = ModelOf(call);
        Reserved -= call.Reserved;
        model.Reserved -= call.Reserved;
        if (call.Usage is { } usage)
        {
            Settled += call.Cost;
            Usage += usage;
            model.Settled += call.Cost;
            model.Usage += usage;
        }
        else
        {
            Unknown += call.Cost;
            model.Unknown += call.Cost;
        }
    }

    private void Save(JournalLine line, CacheMoney reply)
    {
        var saved = new CacheSavings { Hits = 1, Usage = reply.Usage ?? Usage.None, Money = reply.Saved };
        var day = UtcDay.Of(line.At);
        Cache += saved;
        _cache[day] = _cache.GetValueOrDefault(day, CacheSavings.None) + saved;
    }

    private ModelTotals ModelOf(CallSpend call)
    {
        var key = (UtcDay.Of(call.StartedAt), call.Provider, call.Model);
        if (!_models.TryGetValue(key, out var totals)) _models[key] = totals = new ModelTotals(call.Provider, call.Model);
        return totals;
    }

    private DayCosts SumsOf(DateOnly day)
    {
        var models = _models.Where(model => model.Key.Day == day).Select(model => model.Value.ToSpend()).ToList();
        var sums = models.Aggregate(CostSums.None, (sum, model) => sum + CostSums.Of(model));
        return new DayCosts(day, sums with { Runs = 1, Cache = _cache.GetValueOrDefault(day, CacheSavings.None) }, models);
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
