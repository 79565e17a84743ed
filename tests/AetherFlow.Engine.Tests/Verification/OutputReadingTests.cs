using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class OutputReadingTests
{
    public static TheoryData<string> Recorded => [.. RecordedOutput.Names];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Of_RecordedOutput_FindsItsFailuresAndPlaces(string name) =>
        Assert.Equal(RecordedOutput.Expected(name), RecordedOutput.Shown(RecordedOutput.Read(name)));
}
