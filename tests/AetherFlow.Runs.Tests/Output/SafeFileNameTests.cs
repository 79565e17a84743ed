using AetherFlow.Runs.Output;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Runs.Tests.Output;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("step_1", "step_1")]
    [InlineData("1.2-b", "1.2-b")]
    [InlineData("../x", "%2E.%2Fx")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("..", "%2E%2E")]
    [InlineData("", "%")]
    [InlineData("étape", "%C3%A9tape")]
    [InlineData("nul", "%6Eul")]
    [InlineData("Con.txt", "%43on.txt")]
    public void Of_Name_IsPlain(string name, string expected) => Assert.Equal(expected, SafeFileName.Of(name));

    [Fact]
    public void Of_AnyName_IsShortPlainAndItsOwn()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), name =>
        {
            // Lone surrogates cannot stand in a plan that was read.
            var text = string.Concat(name.Get.Where(c => !char.IsSurrogate(c)));
            var safe = SafeFileName.Of(text);
            return safe.Length is > 0 and <= SafeFileName.Longest
                && safe.All(c => char.IsAsciiLetterOrDigit(c) || "_-.%~".Contains(c))
                && safe[0] != '.' && safe[^1] != '.'
                && (seen.TryAdd(safe, text) || seen[safe] == text);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_LongNamesWithOneBeginning_Differ()
    {
        var beginning = new string('é', 80);

        Assert.NotEqual(SafeFileName.Of(beginning + "1"), SafeFileName.Of(beginning + "2"));
        Assert.Equal(SafeFileName.Longest, SafeFileName.Of(beginning).Length);
    }

    [Fact]
    public void Next_NamesThatWouldMeet_AreKeptApart()
    {
        var names = new StepFileNames();

        Assert.Equal(["step_1", "Step_1~2", "step_1_code~2"], new[] { "step_1", "Step_1", "step_1_code" }.Select(names.Next));
    }
}
