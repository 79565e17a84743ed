using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class OutputPropertyTests
{
    /// <summary>Pieces that the formats are made of, so that chance puts together what nearly is one.</summary>
    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "\r", "\n\n", "\u001b[31m", "\u001b]", "\u001b", "\u009b", "\0", "\b", "\ufffd", "\ud800", " ", "    ", "\t", ":", "(", ")", "[", "]", "-", " - ", "'", "\"", "::", "^", "~~~",
        "src/main.c", "/repo/main.py", "file:///repo/cart.mjs", "shop/cart.py", "../x.py", "C:\\repo\\a.cs", "1", "12:30:45", ":3:5", "(3,5)", "99999999999", "error", "warning", "error: ", ": error CS0103: ",
        "FAILED ", "FAIL: ", "FAIL\t", "--- FAIL: ", "not ok 1 - ", "✖ ", "● ", "❯ ", "E   ", "____ ", " ____", "==== ", " ====", "Traceback (most recent call last):", "File \"", "\", line 3, in f", "ValueError: x",
        "   at A.B() in /repo/Bad/Program.cs:line 3", "    at f (", "panic: ", "thread 'x' panicked at ", " --> ", "error[E0308]: ", "make[1]: Entering directory '/repo/src'", "make: *** [Makefile:4: all] Error 1", "[… 12 bytes left out …]", "-----",
        "  1) ", "  2 failing", "  3:4  error  message  rule", "location: '", "|", "\u2028",
    ];

    [Fact]
    public void Of_AnyText_KeepsItsPromises()
    {
        var text = Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
            Gen.Elements(Pieces).ListOf(60).Select(p => string.Concat(p)));

        Prop.ForAll(text.ToArbitrary(), value => OutputReadingTests.AssertPromises(value, 400)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_AnyLimit_IsKept()
    {
        var text = RecordedOutput.Text("pytest-long") + RecordedOutput.Text("msbuild") + RecordedOutput.Text("cargo-test");
        for (var limit = 0; limit < 3_000; limit += 149) OutputReadingTests.AssertPromises(text, limit);
    }

    /// <summary>Five million characters in a few seconds even on a busy machine; a quadratic reader takes minutes for one of these.</summary>
    [Theory]
    [InlineData("a\n")]
    [InlineData("src/main.c:1:1: ")]
    [InlineData("src/main.c:7:5: error: expected\n")]
    [InlineData("FAILED tests/test_cart.py::test_x - no\n")]
    [InlineData("--- FAIL: TestA\n    cart_test.go:3: no\n")]
    [InlineData("\u001b]")]
    public void Of_FiveMillionCharacters_IsReadInTime(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 5_000_000 / piece.Length).ToString();
        var watch = Stopwatch.StartNew();

        var reading = RecordedOutput.ReadText(text, 2_000);

        Assert.True(reading.FailingPart.Length <= 2_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed.TotalSeconds} s");
    }
}
