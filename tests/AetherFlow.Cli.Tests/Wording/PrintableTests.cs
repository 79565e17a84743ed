using System.Globalization;
using System.Text;
using AetherFlow.Cli.Wording;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Cli.Tests.Wording;

public sealed class PrintableTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain äöü 日本 😀", "plain äöü 日本 😀")]
    [InlineData("a\nb\tc\r\nd", "a b c d")]
    [InlineData("a\rb", "a␍b")]
    [InlineData("\u001b[2Jgone", "␛[2Jgone")]
    [InlineData("\u001b]0;title\u0007", "␛]0;title␇")]
    [InlineData("\u009b31m", "<U+009B>31m")]
    [InlineData("\0\u007f", "␀␡")]
    [InlineData("safe\u202Etxt.exe", "safe<U+202E>txt.exe")]
    [InlineData("\u2066x\u2069", "<U+2066>x<U+2069>")]
    [InlineData("a\u200bb\ufeffc\u00add", "a<U+200B>b<U+FEFF>c<U+00AD>d")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("\udb40\udc41", "<U+E0041>")]
    [InlineData("\u3164", "<U+3164>")]
    public void Line_Text_IsSafe(string? text, string expected) => Assert.Equal(expected, Printable.Line(text));

    [Fact]
    public void Line_HalfOfACharacter_IsReplaced() => Assert.Equal("\ufffdx", Printable.Line("\ud800x"));

    [Fact]
    public void Block_Text_KeepsItsLines() => Assert.Equal("a\nb\n\tc␛", Printable.Block("a\r\nb\u2028\tc\u001b"));

    [Theory]
    [InlineData("hello", 5, "hello")]
    [InlineData("hello!", 5, "hell…")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 6, "日本語")]
    [InlineData("日本語", 4, "日…")]
    [InlineData("x", 0, "")]
    public void Fit_Text_TakesAtMostTheColumns(string text, int columns, string expected) => Assert.Equal(expected, Printable.Fit(text, columns));

    [Fact]
    public void Line_AnyText_HasNothingThatATerminalObeysAndIsStable() => Prop.ForAll(Hostile(), text =>
    {
        var line = Printable.Line(text);
        return line.EnumerateRunes().All(IsHarmless) && Printable.Line(line) == line;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_AnyText_StaysWithinTheColumns() => Prop.ForAll(Hostile(), Gen.Choose(0, 40).ToArbitrary(), (text, columns) =>
        Columns.Of(Printable.Fit(text, columns)) <= columns).QuickCheckThrowOnFailure();

    private static bool IsHarmless(Rune rune) => rune.Value >= 0x20 && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static Arbitrary<string> Hostile() => Gen.OneOf(
            Gen.Choose(0, 0xA0).Select(c => (char)c),
            Gen.Choose(0x2000, 0x2070).Select(c => (char)c),
            Gen.Choose(0, 0xFFFF).Select(c => (char)c))
        .ArrayOf().Select(chars => new string(chars)).ToArbitrary();
}
