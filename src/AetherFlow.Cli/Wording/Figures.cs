using System.Globalization;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Wording;

/// <summary>How numbers are shown to people.</summary>
internal static class Figures
{
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string one) => Count(number, one, one + "s");

    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary><c>640 ms</c>, <c>3.4 s</c>, <c>2 m 05 s</c>, <c>1 h 02 m</c>.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => $"{(long)time.TotalMilliseconds} ms",
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds * 10) / 10:0.0} s"),
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} m {time.Seconds:00} s",
        _ => $"{(long)time.TotalHours} h {time.Minutes:00} m",
    };

    /// <summary><c>812 bytes</c>, <c>3.4 KB</c>, <c>12.0 MB</c>, of 1024 each.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Count(bytes, "byte"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024 * 1024):0.0} GB"),
    };

    /// <summary>A share of 0 to 1, <c>37 %</c>.</summary>
    public static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, MidpointRounding.AwayFromZero):0} %");

    /// <summary>With ≤ where it is an upper bound.</summary>
    public static string Cost(Money cost, bool isUpperBound) => isUpperBound ? $"≤ {cost}" : cost.ToString();

    public static string Tokens(Usage usage)
    {
        string[] parts = [usage.CachedInput > 0 ? $"{Count(usage.CachedInput)} cached" : "", usage.CacheWritten > 0 ? $"{Count(usage.CacheWritten)} written to the cache" : ""];
        var cache = string.Join(", ", parts.Where(part => part.Length > 0));
        return $"{Count(usage.Input)} tokens in{(cache.Length > 0 ? $" ({cache})" : "")}, {Count(usage.Output)} out";
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Money as a flag takes it: <c>0.25</c>.</summary>
    public static string Flag(Money money) => money.Usd.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>What became of a step, as counted in a run's last line.</summary>
    public static string Steps(RunFinished finish)
    {
        var total = finish.StepsDone + finish.StepsFailed + finish.StepsSkipped + finish.StepsOpen;
        var text = $"{finish.StepsDone} of {Count(total, "step")} done";
        if (finish.StepsFailed > 0) text += $", {finish.StepsFailed} failed";
        if (finish.StepsSkipped > 0) text += $", {finish.StepsSkipped} skipped";
        if (finish.StepsOpen > 0) text += $", {finish.StepsOpen} open";
        return text;
    }
}
