using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Models.Spending;

/// <summary>
/// What a run tells the day's index, which all processes of a user share, and what it learns from there. Used by one
/// thread at a time: the ledger's.
/// </summary>
public sealed class DayBook
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly List<(DateOnly Day, byte[] Line)> _unwritten = [];
    private DayReading _reading = new();
    private Account _own = new();

    internal DayBook(string folder, string run, TimeProvider time) => (_folder, Run, _time) = (folder, run, time);

    /// <summary>The run whose calls it counts.</summary>
    public string Run { get; }

    /// <summary>Why calls are missing in the index; null where it could always be written.</summary>
    public Problem? Warning { get; private set; }

    /// <summary>The day (UTC) whose money is counted now.</summary>
    internal DateOnly Day { get; private set; }

    /// <summary>What all processes spent on that day, as far as it is known here.</summary>
    internal Account Spent => _reading.Tally.Account;

    /// <summary>The part of it that the calls under way of this process have reserved.</summary>
    internal Account Own => _own;

    /// <summary>Counts what an earlier stint of the run left open: it may have been spent, on the day on which it began.</summary>
    internal void TakeOver(IReadOnlyList<CallSpend> cutOff)
    {
        foreach (var call in cutOff.Where(call => call.Reserved > Money.Zero))
        {
            var claim = new SpendClaim(call.Provider, call.Model, call.Key, call.Reserved);
            Append(UtcDay.Of(call.StartedAt), Line(SpendLine.Unknown, claim, call.Reserved).ToBytes());
        }
    }

    /// <summary>
    /// Holds money of the day where <paramref name="fits"/> says so, after reading what others have spent: nobody can
    /// come in between. False where it does not fit; a problem where nobody can know.
    /// </summary>
    internal (bool Reserved, Problem? Problem) TryReserve(SpendClaim claim, Func<bool> fits)
    {
        Turn();
        var reserved = false;
        var problem = Write(Day, file =>
        {
            file.ReadOn(_reading);
            if (!fits()) return;
            file.Append(Line(SpendLine.Reserved, claim, claim.AtMost).ToBytes());
            file.ReadOn(_reading);
            reserved = true;
        });
        if (reserved) _own.Add(claim.Provider, new SpendSums(Money.Zero, Money.Zero, claim.AtMost));
        return (reserved, problem);
    }

    /// <summary>The day that a call belongs to which no limit of the day stands against.</summary>
    internal DateOnly Note(SpendClaim claim)
    {
        Turn();
        _own.Add(claim.Provider, new SpendSums(Money.Zero, Money.Zero, claim.AtMost));
        return Day;
    }

    /// <summary>
    /// What became of a reservation. Where it cannot be written the call stays counted at its upper bound, and it is
    /// tried again with the next one.
    /// </summary>
    internal void Close(DateOnly day, SpendClaim claim, string type, Money amount)
    {
        Turn();
        if (day == Day) _own.Add(claim.Provider, new SpendSums(Money.Zero, Money.Zero, Money.Zero - claim.AtMost));
        Append(day, Line(type, claim, amount).ToBytes());
    }

    private void Append(DateOnly day, byte[] line)
    {
        var problem = Write(day, file =>
        {
            if (_reading.Head.Length == 0) file.Head();
            file.Append(line);
            if (day == Day && _reading.Head.Length > 0) file.ReadOn(_reading);
        });
        if (problem is null) return;
        _unwritten.Add((day, line));
        Warning ??= SpendProblems.Missing(problem);
    }

    private void Turn()
    {
        var today = UtcDay.Of(_time.GetUtcNow());
        if (today == Day) return;
        (Day, _reading, _own) = (today, new DayReading(), new Account());
    }

    private SpendLine Line(string type, SpendClaim claim, Money amount) => new()
    {
        At = _time.GetUtcNow(),
        Type = type,
        Run = Run,
        Key = claim.Key,
        Provider = claim.Provider,
        Model = claim.Model,
        Usd = amount,
    };

    private Problem? Write(DateOnly day, Action<DayFile> write)
    {
        try
        {
            SpendFolder.Create(_folder);
            using var held = SpendFolder.TryLock(_folder);
            if (held is null) return SpendProblems.Locked(_folder);
            WriteLeftOver();
            using var file = DayFile.Open(SpendFolder.PathOf(_folder, day), _time.GetUtcNow());
            write(file);
            return null;
        }
        catch (Exception e) when (SpendProblems.IsRefusal(e))
        {
            return SpendProblems.Unwritable(SpendFolder.PathOf(_folder, day), e);
        }
    }

    /// <summary>Writes what could not be written before; what still cannot waits on.</summary>
    private void WriteLeftOver()
    {
        try
        {
            while (_unwritten.Count > 0)
            {
                var (day, line) = _unwritten[0];
                using var file = DayFile.Open(SpendFolder.PathOf(_folder, day), _time.GetUtcNow());
                file.Append(line);
                _unwritten.RemoveAt(0);
            }
        }
        catch (Exception e) when (SpendProblems.IsRefusal(e))
        {
            Warning ??= SpendProblems.Missing(SpendProblems.Unwritable(SpendFolder.PathOf(_folder, _unwritten[0].Day), e));
        }
    }
}
