using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests;

public sealed class SyntaxCheckTests
{
    [Theory]
    [InlineData("a.cs", "class A { }")]
    [InlineData("a.json", "{\"a\": [1, 2.5e3, \"\\u00e9\", null]}")]
    [InlineData("a.json", "\uFEFF{}")]
    [InlineData("a.jsonc", "{ /* why */ \"a\": 1, }")]
    [InlineData("web/tsconfig.base.json", "{ // why\n \"a\": 1 }")]
    [InlineData(".vscode/settings.json", "{ // why\n}")]
    [InlineData("src/appsettings.Development.json", "{ // why\n}")]
    [InlineData("a.jsonl", "{\"a\":1}\n\n[2]\r\n3")]
    [InlineData("a.yaml", "a: 1\nb: [x, {y: z}]\n---\n- &one 1\n- *one\n- !!python/object:os.system x\n")]
    [InlineData("a.yml", "")]
    [InlineData("a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><A B='c'>&lt;</A></Project>")]
    [InlineData("a.svg", "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://localhost:1/svg11.dtd\"><svg/>")]
    [InlineData("a.slnx", "<Solution />")]
    public void Find_Sound(string path, string text) => Assert.True(SyntaxCheck.Find(path, text).IsSound);

    [Theory]
    [InlineData("a.cs", "class A\n{\n    int x = ;\n}", 3, 13)]
    [InlineData("a.json", "{\n  \"a\": 1,\n}", 3, 1)]
    [InlineData("a.json", "{\"é\": x}", 1, 7)]
    [InlineData("a.json", "{ // why\n}", 1, 3)]
    [InlineData("a.json", "", 1, 1)]
    [InlineData("a.json", "{} {}", 1, 4)]
    [InlineData("a.jsonl", "{\"a\":1}\n{\"a\":\n", 2, 6)]
    [InlineData("a.yaml", "a: 1\nb: [x\n", 3, 1)]
    [InlineData("a.yaml", "a: 1\n\tb: 2\n", 1, 4)]
    [InlineData("a.xml", "<a>\n  <b>\n</a>", 3, 3)]
    [InlineData("a.resx", "<a/><b/>", 1, 6)]
    public void Find_Fault_WithItsPlace(string path, string text, int line, int column)
    {
        var reading = SyntaxCheck.Find(path, text);

        Assert.True(reading.IsKnown);
        Assert.NotNull(reading.Fault);
        Assert.Equal((line, column), (reading.Fault.Line, reading.Fault.Column));
        Assert.NotEmpty(reading.Fault.Message);
    }

    [Fact]
    public void Find_HalfACharacterInJson_IsAFault() =>
        Assert.Equal((1, 2), SyntaxCheck.Find("a.json", "\"\uD800\"").Fault is { } fault ? (fault.Line, fault.Column) : default);

    [Theory]
    [InlineData("a.txt")]
    [InlineData("Makefile")]
    [InlineData("a.json5")]
    public void Find_OfAnotherLanguage_IsUnknown(string path) => Assert.Equal(SyntaxReading.Unknown, SyntaxCheck.Find(path, "{"));

    [Fact]
    public void Find_EntitiesOfADocument_AreNotExpanded() =>
        Assert.Equal(SyntaxReading.Unknown, SyntaxCheck.Find("a.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));

    [Fact]
    public void Find_TooLong_IsUnknown() =>
        Assert.Equal(SyntaxReading.Unknown, SyntaxCheck.Find("a.json", new string(' ', SyntaxCheck.LengthAtMost + 1)));

    [Theory]
    [InlineData("a.json", "[")]
    [InlineData("a.yaml", "[")]
    [InlineData("a.yaml", "- ")]
    [InlineData("a.xml", "<a>")]
    [InlineData("a.cs", "(")]
    [InlineData("a.cs", "class A{")]
    [InlineData("a.cs", "namespace A{")]
    [InlineData("a.cs", "void A(){")]
    [InlineData("a.cs", "a=>")]
    [InlineData("a.cs", "$\"{")]
    [InlineData("a.cs", "A<")]
    [InlineData("a.cs", "!")]
    [InlineData("a.cs", "x is not ")]
    [InlineData("a.cs", "not ")]
    [InlineData("a.cs", "a ? ")]
    [InlineData("a.cs", "if (a) ")]
    [InlineData("a.cs", "#if A\n")]
    public void Find_DeepNesting_DoesNotThrow(string path, string opening) =>
        Assert.False(SyntaxCheck.Find(path, string.Concat(Enumerable.Repeat(opening, 20_000))).IsSound);

    [Fact]
    public void Find_ManyLikeLinesAndComparisons_AreNotDeep() =>
        Assert.True(SyntaxCheck.Find("a.cs", $"{string.Concat(Enumerable.Repeat("/// <a>\n", 1000))}class A\n{{\n    int[] _x = [{string.Concat(Enumerable.Repeat("1 << 2, ", 1000))}];\n}}\n").IsSound);

    [Fact]
    public void Find_AnyText_DoesNotThrow()
    {
        var pieces = new[]
        {
            "{", "}", "[", "]", ":", ",", "\"", "'", "a", "1", "-", " ", "\n", "\r", "\t", "#", "&", "*", "!", "|", ">", "<", "/", "?", "%", "@", "`", "=", ";", "(", ")",
            "---", "...", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ", "?>", "<!DOCTYPE a [", "&#x0;", "\\u", "\uD800", "\uDC00", "\uFEFF", "\0", "\u0085", "é", "\U0001F600", "#if X", "class A", "$\"\"\"", "@\"",
        };
        var paths = new[] { "a.cs", "a.json", "tsconfig.json", "a.jsonl", "a.yaml", "a.xml" };
        var texts = Gen.ArrayOf(Gen.Elements(pieces)).Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text => paths.All(path => SyntaxCheck.Find(path, text) is { } reading && (reading.Fault is null || reading.Fault is { Line: > 0, Column: > 0 })))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
