namespace AetherFlow.Runs;

/// <summary>The days by which money is counted: those of UTC, wherever the user is.</summary>
public static class UtcDay
{
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
