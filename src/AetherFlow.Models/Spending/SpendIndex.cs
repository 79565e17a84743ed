namespace AetherFlow.Models.Spending;

/// <summary>
/// What was spent on each day (UTC) by all runs of a user: a file of lines a day, shared by all processes under a
/// lock. It is kept for every run, and can be made anew from the journals.
/// </summary>
/// <param name="folder">Made when the first call is counted; only its owner may read it.</param>
public sealed class SpendIndex(string folder, TimeProvider time)
{
    /// <summary>Where the calls of a run are counted.</summary>
    public DayBook BookOf(string run) => new(folder, run, time);
}
