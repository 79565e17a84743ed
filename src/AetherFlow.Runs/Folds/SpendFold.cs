using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>
/// The money of a run, from its journal: a call that reported its usage is settled; one that did not, and one that
/// was cut off, stays counted at what it had reserved.
/// </summary>
public sealed class SpendFold
{
    private readonly Dictionary<string, Money> _open = new(StringComparer.Ordinal);

    public Money Settled { get; private set; }

    /// <summary>Upper bound of the calls without a report, calls in doubt included.</summary>
    public Money Unknown { get; private set; }

    /// <summary>Held by calls that are under way, or were when the stint was cut off.</summary>
    public Money Reserved { get; private set; }

    public Usage Usage { get; private set; } = Usage.None;

    /// <summary>Physical calls, failed ones included.</summary>
    public int Calls { get; private set; }

    public void Add(JournalLine line)
    {
        switch (line.Type)
        {
            case "call.started": Start(line.Key, line.Read(CallMoneyJson.Default.CallMoney).Reserved); break;
            case "call.finished": Finish(line.Key, line.Read(CallMoneyJson.Default.CallMoney)); break;
            case "call.abandoned": Drop(line.Key); break;
            case "run.resumed": DoubtOpenCalls(); break;
            default: break;
        }
    }

    private void Start(string key, Money reserved)
    {
        Calls++;
        _open[key] = reserved;
        Reserved += reserved;
    }

    private void Finish(string key, CallMoney call)
    {
        Drop(key);
        if (call.Usage is not null)
        {
            Settled += call.Cost;
            Usage += call.Usage;
        }
        else
        {
            Unknown += call.Cost;
        }
    }

    private void Drop(string key)
    {
        if (_open.Remove(key, out var reserved)) Reserved -= reserved;
    }

    /// <summary>A call that an earlier stint left open is repeated; what it had reserved may have been spent.</summary>
    private void DoubtOpenCalls()
    {
        Unknown += Reserved;
        Reserved = Money.Zero;
        _open.Clear();
    }
}
