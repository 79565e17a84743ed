using System.Text;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class FailingPartTests
{
    [Fact]
    public void FailingPart_ErrorInTheMiddleOfMuchTalk_IsThereWithTheEnd()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 5_000; i++) text.Append("doing thing number ").Append(i).Append('\n');
        text.Append("src/main.c:7:5: error: expected ';'\n    7 |     retrun 0;\n      |     ^~~~~~\n");
        for (var i = 0; i < 5_000; i++) text.Append("doing other thing number ").Append(i).Append('\n');
        text.Append("it ended badly\n");

        var part = RecordedOutput.ReadText(text.ToString(), 1_000).FailingPart;

        Assert.Contains("src/main.c:7:5: error: expected ';'\n    7 |     retrun 0;\n      |     ^~~~~~\n[… ", part, StringComparison.Ordinal);
        Assert.EndsWith("doing other thing number 4999\nit ended badly", part, StringComparison.Ordinal);
        Assert.StartsWith("[… 5000 lines left out …]\n", part, StringComparison.Ordinal);
    }

    [Fact]
    public void FailingPart_ManyFailures_GivesEachItsHead()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            text.Append("  Failed A.B.Test").Append(i).Append(" [2 ms]\n  Error Message:\n   Assert.True() Failure ").Append(i).Append("\n  Stack Trace:\n");
            for (var frame = 0; frame < 60; frame++) text.Append("     at Lib.Frame").Append(i).Append('_').Append(frame).Append("()\n");
            text.Append("     at A.B.Test").Append(i).Append("() in /repo/App.Tests/CalculatorTests.cs:line ").Append(i + 1).Append('\n');
        }

        var part = RecordedOutput.ReadText(text.ToString(), 8_000).FailingPart;

        for (var i = 0; i < 8; i++)
        {
            Assert.Contains($"Failed A.B.Test{i} ", part, StringComparison.Ordinal);
            Assert.Contains($"CalculatorTests.cs:line {i + 1}", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FailingPart_SameDiagnosticTwice_StandsOnce()
    {
        var part = RecordedOutput.Read("msbuild").FailingPart;

        Assert.Equal(2, part.Split("CS0103").Length);
    }

    [Fact]
    public void FailingPart_PassingTests_AreLeftOutWithoutAMark()
    {
        var part = RecordedOutput.ReadText("ok 1 - a\n=== RUN   TestA\n--- PASS: TestA (0.00s)\ntest b ... ok\n  ✓ c (1 ms)\nsrc/main.c:1:1: error: x\n").FailingPart;

        Assert.Equal("src/main.c:1:1: error: x", part);
    }

    [Fact]
    public void FailingPart_MarkOfTheCapture_StaysWhereItWas()
    {
        var part = RecordedOutput.ReadText("first line here\n[… 400 bytes left out …]\nlast line here\n").FailingPart;

        Assert.Equal("first line here\n[… 400 bytes left out …]\nlast line here", part);
    }

    [Fact]
    public void FailingPart_OneEndlessLine_IsCutInItsMiddle()
    {
        var part = RecordedOutput.ReadText("begin " + new string('x', 100_000) + " end").FailingPart;

        Assert.StartsWith("begin x", part, StringComparison.Ordinal);
        Assert.EndsWith("x end", part, StringComparison.Ordinal);
        Assert.True(part.Length < 2_000);
    }
}
