using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class OutputReadingTests
{
    public static TheoryData<string> Recorded => [.. RecordedOutput.Names];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Of_RecordedOutput_FindsItsFailuresAndPlaces(string name) =>
        Assert.Equal(RecordedOutput.Expected(name), RecordedOutput.Shown(RecordedOutput.Read(name)));

    [Fact]
    public void Of_TestThatFailsInAnotherWay_IsTheSameFailure()
    {
        const string Before = "FAILED tests/test_cart.py::test_x - KeyError: 'a'\nFAILED tests/test_cart.py::test_y - assert 1 == 2\n";
        const string After = "FAILED tests/test_cart.py::test_x - TypeError: no\n";

        Assert.Equal(["tests/test_cart.py::test_x", "tests/test_cart.py::test_y"], RecordedOutput.ReadText(Before).Failures);
        Assert.Equal(["tests/test_cart.py::test_x"], RecordedOutput.ReadText(After).Failures);
    }

    [Fact]
    public void Of_TestsThatShareAName_CountsEach()
    {
        const string Text = "not ok 1 - adds\n  ---\n  error: 'one'\n  ...\nnot ok 2 - adds\n  ---\n  error: 'two'\n  ...\n";

        Assert.Equal(["adds", "adds (2)"], RecordedOutput.ReadText(Text).Failures);
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Of_LineEndsOfWindows_ReadsTheSame(string name)
    {
        var text = RecordedOutput.Text(name).ReplaceLineEndings("\r\n");

        Assert.Equal(RecordedOutput.Expected(name), RecordedOutput.Shown(OutputReading.Of(text, RecordedOutput.PlaceOf(name))));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Of_TextCutAnywhere_KeepsItsPromises(string name)
    {
        var text = RecordedOutput.Text(name);
        for (var at = 0; at < text.Length; at += 997) AssertPromises(text[..at] + "\n[… 12345 bytes left out …]\n" + text[Math.Min(text.Length, at + 200)..], 500);
    }

    [Fact]
    public void Of_ColoursAndTitles_AreLeftOut()
    {
        var reading = RecordedOutput.ReadText("\u001b]0;title\u0007\u001b[31msrc/main.c:7:5: \u001b[1merror:\u001b[0m no\u001b(B");

        Assert.Equal("src/main.c:7:5: no", Assert.Single(reading.Locations).ToString());
        Assert.Equal("src/main.c:7:5: error: no", reading.FailingPart);
    }

    [Fact]
    public void Of_ProgressThatOverwritesItself_IsItsLastState() =>
        Assert.Equal("done", RecordedOutput.ReadText("10%\r50%\r\rdone\r\n").FailingPart);

    [Fact]
    public void Of_SandboxRoot_IsTheWorkspaceToo()
    {
        var place = RecordedOutput.PlaceOf("") with { Roots = ["/home/me/project", "/workspace/"] };

        var reading = OutputReading.Of("/workspace/main.py:3:1: E1 a\n/home/me/project/ugly.py:4:1: E1 b\n/home/me/project2/ugly.py:5:1: E1 c\n", place);

        Assert.Equal(["main.py:3:1: E1: a", "ugly.py:4:1: E1: b"], reading.Locations.Select(l => l.ToString()));
    }

    [Fact]
    public void Of_WindowsPaths_AreFound()
    {
        var place = RecordedOutput.PlaceOf("") with { Roots = [@"C:\repo"] };

        var reading = OutputReading.Of("C:\\repo\\Bad\\Program.cs(6,19): error CS0103: no\r\nshop\\cart.py:3:1: F401 x\r\n", place);

        Assert.Equal(["Bad/Program.cs:6:19: CS0103: no", "shop/cart.py:3:1: F401: x"], reading.Locations.Select(l => l.ToString()));
    }

    [Fact]
    public void Of_PathsThatLeadOutside_AreNoPlaces()
    {
        var place = new OutputPlace { Folder = "a", Exists = _ => true, Roots = ["/repo"] };

        var reading = OutputReading.Of("../../etc/passwd:1:1: error: x\n/etc/passwd:1:1: error: x\n../b.c:2:1: error: x\n", place);

        Assert.Equal(["b.c"], reading.Locations.Select(l => l.Path));
    }

    [Fact]
    public void Of_SameFileInTwoFolders_IsTheOneOfTheWorkingDirectory()
    {
        var place = new OutputPlace { Folder = "web", Exists = p => p is "web/a.ts" or "a.ts", Roots = ["/repo"] };

        Assert.Equal("web/a.ts", Assert.Single(OutputReading.Of("a.ts(1,2): error TS1: x", place).Locations).Path);
    }

    [Fact]
    public void Of_NothingButText_HasNoPlaces()
    {
        var reading = RecordedOutput.ReadText("nothing happened\nreally\n");

        Assert.Empty(reading.Locations);
        Assert.Empty(reading.Failures);
        Assert.Equal("nothing happened\nreally", reading.FailingPart);
    }

    internal static void AssertPromises(string text, int limit)
    {
        var reading = OutputReading.Of(text, RecordedOutput.PlaceOf(""), limit);

        Assert.All(reading.Locations, l => Assert.True(RecordedOutput.Exists(l.Path), l.Path));
        Assert.True(reading.FailingPart.Length <= limit, $"{reading.FailingPart.Length} characters");
        Assert.DoesNotContain(reading.FailingPart, c => char.IsControl(c) && c is not '\n' and not '\t');
        Assert.Equal(16, reading.Fingerprint.Length);
        Assert.Equal(reading.Fingerprint, OutputReading.Of(text, RecordedOutput.PlaceOf(""), limit + 1).Fingerprint);
    }
}
