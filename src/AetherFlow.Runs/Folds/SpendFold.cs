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
    private readonly Dictionary<(string Provider, string Model), ModelTotals> _models = [];
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
            lock (_lock) return [.. _models.Values.Select(model => model.ToSpend())];
        }
    }

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
            case "call.started": Start(line.Key, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.finished": Finish(line.Key, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.abandoned": Drop(line.Key); break;
            case "cache.finished": Save(line.Read(CallMoneyJson.Default.CacheMoney)); break;
            case "run.resumed": DoubtOpenCalls(); break;
            default: break;
        }
    }

    private void Start(string key, CallMoney call)
    {
        var model = ModelOf(call.Provider, call.Model);
        // The same call again without an end of the first: what that one had reserved may have been spent.
        if (_open.Remove(key, out var before)) Doubt(before);
        Calls++;
        model.Calls++;
        model.Reserved += call.Reserved;
        Reserved += call.Reserved;
        _open[key] = new OpenCall(model, call.Reserved);
    }

    private void Finish(string key, CallMoney call)
    {
        var model = Drop(key) ?? ModelOf(call.Provider, call.Model);
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

    private void Save(CacheMoney reply) =>
        Cache += new CacheSavings { Hits = 1, Usage = reply.Usage ?? Usage.None, Money = reply.Saved };

    /// <summary>A call that an earlier stint left open is repeated; what it had reserved may have been spent.</summary>
    private void DoubtOpenCalls()
    {
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

    private ModelTotals ModelOf(string provider, string model)
    {
        if (!_models.TryGetValue((provider, model), out var totals))
            _models[(provider, model)] = totals = new ModelTotals(provider, model);
        return totals;
    }

    private sealed record OpenCall(ModelTotals Model, Money Reserved);

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
