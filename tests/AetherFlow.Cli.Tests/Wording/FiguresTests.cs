using AetherFlow.Cli.Wording;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Tests.Wording;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(999, "999 ms")]
    [InlineData(1000, "1.0 s")]
    [InlineData(59_999, "59.9 s")]
    [InlineData(60_000, "1 m 00 s")]
    [InlineData(3_599_999, "59 m 59 s")]
    [InlineData(3_720_000, "1 h 02 m")]
    public void Time_Milliseconds_ReadsWell(int milliseconds, string expected) =>
        Assert.Equal(expected, Figures.Time(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1,023 bytes")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(5 * 1024 * 1024, "5.0 MB")]
    [InlineData(3L * 1024 * 1024 * 1024, "3.0 GB")]
    public void Bytes_Number_ReadsWell(long bytes, string expected) => Assert.Equal(expected, Figures.Bytes(bytes));

    [Fact]
    public void Count_Number_HasItsNoun() =>
        Assert.Equal(["1 step", "0 steps", "1,234 steps", "2 replies"], new[] { Figures.Count(1, "step"), Figures.Count(0, "step"), Figures.Count(1234, "step"), Figures.Count(2, "reply", "replies") });

    [Fact]
    public void Cost_UpperBound_SaysSo() =>
        Assert.Equal(["$0.0120", "≤ $0.0120", "0.024", "2.00"], new[] { Figures.Cost(new Money(0.012m), false), Figures.Cost(new Money(0.012m), true), Figures.Flag(new Money(0.024m)), Figures.Flag(new Money(2)) });
}
