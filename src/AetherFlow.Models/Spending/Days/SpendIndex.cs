using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>
/// What was spent on each day (UTC) by all runs of a user: a file of lines a day, shared by all processes under a
/// lock. It is kept for every run, and can be made anew from the journals.
/// </summary>
/// <param name="folder">Made when the first call is counted; only its owner may read it.</param>
public sealed class SpendIndex(string folder, TimeProvider time)
{
    /// <summary>Today, as the index counts: in UTC.</summary>
    public DateOnly Today => UtcDay.Of(time.GetUtcNow());

    /// <summary>Where the calls of a run are counted.</summary>
    public DayBook BookOf(string run) => new(folder, run, time);

    /// <summary>What was spent on a day; a problem where the day's file cannot be read.</summary>
    public (DaySpending? Spending, Problem? Problem) Read(DateOnly day)
    {
        var path = SpendFolder.PathOf(folder, day);
        try
        {
            if (File.Exists(folder)) throw new IOException("a file stands where the folder should be");
            var reading = new DayReading();
            if (File.Exists(path))
            {
                using var file = DayFile.OpenToRead(path);
                file.ReadOn(reading);
            }

            return (new DaySpending(day, reading.Tally.Account.All, reading.Tally.Models, reading.Tally.Unreadable), null);
        }
        catch (Exception e) when (SpendProblems.IsRefusal(e))
        {
            return (null, SpendProblems.Unreadable(path, e));
        }
    }

    /// <summary>
    /// Makes the days' files anew from the journals. What they say of runs that are under way, are gone or cannot be
    /// read is kept. Processes that are at work notice, and read the new files.
    /// </summary>
    public SpendRebuilt Rebuild(RunStore runs)
    {
        try
        {
            return new SpendRebuild(folder, time).From(runs);
        }
        catch (Exception e) when (SpendProblems.IsRefusal(e))
        {
            return new SpendRebuilt(0, 0, 0, [SpendProblems.Unreadable(folder, e)]);
        }
    }
}
