using System.Globalization;

namespace AetherFlow.Models.Problems;

/// <summary>Reads how long to wait in the words of vendors: <c>34s</c>, <c>1m2.5s</c>, <c>6ms</c>, <c>20 seconds</c>.</summary>
internal static class Delay
{
    /// <summary>Whoever asks for more than that means something else.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly string[] Announcements = ["try again in ", "retry in ", "retry after ", "try again after "];

    private static readonly (string Unit, double Milliseconds)[] Units =
    [
        ("milliseconds", 1), ("millisecond", 1), ("ms", 1),
        ("seconds", 1000), ("second", 1000), ("sec", 1000), ("s", 1000),
        ("minutes", 60_000), ("minute", 60_000), ("min", 60_000), ("m", 60_000),
        ("hours", 3_600_000), ("hour", 3_600_000), ("h", 3_600_000),
        ("days", 86_400_000), ("day", 86_400_000), ("d", 86_400_000),
    ];

    /// <summary>Milliseconds, rounded up; null where it is less than nothing, or beyond all sense.</summary>
    public static long? Bounded(double milliseconds) =>
        milliseconds >= 0 && milliseconds <= Longest.TotalMilliseconds ? (long)Math.Ceiling(milliseconds) : null;

    /// <param name="text">One or more numbers with a unit each, or one number alone.</param>
    /// <param name="plainUnit">Milliseconds of the unit of a number alone; null where it must have one.</param>
    public static long? Parse(ReadOnlySpan<char> text, double? plainUnit = null)
    {
        if (plainUnit is { } unit && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain)) return Bounded(plain * unit);
        var rest = text;
        double? sum = null;
        while (TryTake(ref rest, out var part)) sum = (sum ?? 0) + part;
        return sum is { } found ? Bounded(found) : null;
    }

    /// <summary>Out of a sentence such as <c>Please try again in 7.66s.</c></summary>
    public static long? In(string message)
    {
        foreach (var words in Announcements)
        {
            if (message.IndexOf(words, StringComparison.OrdinalIgnoreCase) is var place and >= 0 && Parse(message.AsSpan(place + words.Length)) is { } delay)
                return delay;
        }

        return null;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, out double milliseconds)
    {
        milliseconds = 0;
        rest = rest.TrimStart(' ');
        var digits = 0;
        while (digits < rest.Length && (char.IsAsciiDigit(rest[digits]) || (rest[digits] == '.' && digits + 1 < rest.Length && char.IsAsciiDigit(rest[digits + 1])))) digits++;
        if (!double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        var after = rest[digits..].TrimStart(' ');
        foreach (var (unit, size) in Units)
        {
            if (!after.StartsWith(unit, StringComparison.OrdinalIgnoreCase)) continue;
            if (after.Length > unit.Length && char.IsAsciiLetter(after[unit.Length])) continue;
            milliseconds = number * size;
            rest = after[unit.Length..];
            return true;
        }

        return false;
    }
}
