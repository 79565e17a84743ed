namespace AetherFlow.Models.Spending;

/// <summary>How far a day's file was read, and what it said up to there.</summary>
internal sealed class DayReading
{
    /// <summary>The file's first line: another one stands there when the file was made anew.</summary>
    public byte[] Head { get; private set; } = [];

    public long Offset { get; set; }

    public DayTally Tally { get; private set; } = new();

    public void Restart(byte[] head) => (Head, Offset, Tally) = (head, head.Length, new DayTally());
}
