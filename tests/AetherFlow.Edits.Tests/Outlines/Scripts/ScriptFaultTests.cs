namespace AetherFlow.Edits.Tests.Outlines.Scripts;

public sealed class ScriptFaultTests
{
    [Theory]
    [InlineData("function a() {\n  b(\n}\n", 3, 1, "The '(' of line 2 is not closed")]
    [InlineData("function a() {\n", 2, 1, "The '{' of line 1 is not closed")]
    [InlineData("a = [1, 2;\n", 1, 10, "The '[' of line 1 is not closed")]
    [InlineData("a()\n}\n", 2, 1, "'}' has no meaning here")]
    [InlineData("a(b]);", 1, 4, "The '(' of line 1 is not closed")]
    [InlineData("a = 'b\nc()", 1, 5, "This string is not closed")]
    [InlineData("a = `b\n${c}\n", 2, 4, "This template is not closed")]
    [InlineData("a = `b${c`\n", 1, 10, "This template is not closed")]
    [InlineData("a()\n/* b", 2, 1, "This comment is not closed")]
    [InlineData("a = /b\n", 1, 5, "This regular expression is not closed")]
    [InlineData("a = <b>\n<c>\n</b>", 3, 3, "</b> does not close <c> of line 2")]
    [InlineData("a = <b>\n", 1, 5, "The element <b> of line 1 is not closed")]
    [InlineData("const = 1", 1, 7, "A name is expected here")]
    [InlineData("a b", 1, 3, "';' or a new line is expected here")]
    [InlineData("if a { }", 1, 4, "'(' is expected here")]
    [InlineData("class A { b() { } c: }", 1, 22, "A type is expected here, not '}'")]
    [InlineData("switch (a) {\n  b()\n}", 2, 3, "'case' or 'default' is expected here")]
    [InlineData("a = 1 ☃ 2", 1, 7, "This character has no meaning here")]
    [InlineData("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n", 1, 1, "not '<<'")]
    public void Of_BrokenText_SaysWhere(string text, int line, int column, string message)
    {
        var fault = ScriptOutline.Of(text, SourceLanguage.TypeScriptXml).Faults[0];

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    /// <summary>What is nested deeper than any program is skipped, and then nothing is said about it.</summary>
    [Fact]
    public void Of_DeeperThanCanBeRead_SaysNothing()
    {
        var text = string.Concat(Enumerable.Repeat("f({ a: `${[", 1000)) + "1" + string.Concat(Enumerable.Repeat("]}` })", 1000)) + "\nfunction last() {}";

        var outline = ScriptOutline.Of(text, SourceLanguage.JavaScript);

        Assert.Empty(outline.Faults);
        Assert.Equal("last", Assert.Single(outline.Members).Name);
    }

    [Fact]
    public void Of_BrokenText_FindsTheOtherMembers()
    {
        const string text = "function a() { return (1; }\nclass B { c() { d( } e() {} }\nconst f = () => {}\n";

        var outline = ScriptOutline.Of(text, SourceLanguage.TypeScript);

        Assert.Equal(["a", "B", "B.c", "B.e", "f"], outline.All().Select(member => member.Path));
        Assert.Equal(2, outline.Faults.Length);
    }
}
