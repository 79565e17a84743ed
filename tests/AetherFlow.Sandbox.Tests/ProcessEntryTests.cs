using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox.Tests;

public sealed class ProcessEntryTests
{
    private const string Rest = " 20 30 40 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 12345 9 9";

    [Theory]
    [InlineData("10 (sh) S")]
    [InlineData("10 (a) Z (b c) S")]
    [InlineData("10 ()) R")]
    public void Parse_AnyName_FieldsAreThoseAfterIt(string start) =>
        Assert.Equal(new ProcessEntry(10, 20, 40, 12345, IsAlive: true, IsWaiting: start.EndsWith('S')), ProcessEntry.Parse(10, start + Rest));

    [Fact]
    public void Parse_Zombie_IsNotAlive() => Assert.False(ProcessEntry.Parse(10, "10 (sh) Z" + Rest)!.Value.IsAlive);

    [Theory]
    [InlineData("")]
    [InlineData("10 (sh) S 1")]
    public void Parse_CutText_IsNull(string stat) => Assert.Null(ProcessEntry.Parse(10, stat));
}
