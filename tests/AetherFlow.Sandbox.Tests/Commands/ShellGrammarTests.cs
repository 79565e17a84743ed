namespace AetherFlow.Sandbox.Tests.Commands;

public sealed class ShellGrammarTests
{
    [Theory]
    [InlineData("ls -la", "ls -la")]
    [InlineData("a&&b||c;d", "a && b || c; d")]
    [InlineData("a\nb\n", "a; b")]
    [InlineData("a | b |& c", "a | b 2>&1 | c")]
    [InlineData("! a|b", "! a | b")]
    [InlineData("a & b &", "a & b &")]
    [InlineData("a && \n\n b # c", "a && b")]
    [InlineData("l\\\ns -\\\nl", "ls -l")]
    [InlineData("{ a; }", "{ a; }")]
    [InlineData("(a;b)>x", "( a; b ) >x")]
    [InlineData("if a; then b; elif c\nthen d; else e; fi", "if a; then b; elif c; then d; else e; fi")]
    [InlineData("while a; do b; done <f", "while a; do b; done <f")]
    [InlineData("for x in a b; do c; done", "for x in a b; do c; done")]
    [InlineData("for x do c; done", "for x; do c; done")]
    [InlineData("case $x in a|b) c;; *) d; esac", "case $x in (a | b) c ;; (*) d ;; esac")]
    [InlineData("f () { a; }", "f() { a; }")]
    [InlineData("A=1 B= c >x 2>>y", "A=1 B= c >x 2>>y")]
    [InlineData("a `b \\`c\\``", "a $( b $( c ) )")]
    [InlineData("a $(b $(c))", "a $( b $( c ) )")]
    [InlineData("a <<E | b\nx $y\nE\nc", "a <<E | b\nx $y\nE\nc")]
    [InlineData("a <<-'E'\n\t\tx $y\n\tE\n", "a <<-'E'\nx $y\nE\n")]
    [InlineData("a <<<b", "a <<<b")]
    [InlineData("echo a#b #c", "echo a#b")]
    [InlineData("a <(b) >(c)", "a <( b ) >( c )")]
    [InlineData("a > >(b) < <(c)", "a > >( b ) < <( c )")]
    [InlineData("echo if then }", "echo if then }")]
    [InlineData("a 2>&1 &>b", "a 2>&1 &>b")]
    public void Parse_Command_IsReadAsWritten(string text, string printed)
    {
        var reading = ShellGrammar.Parse(text);

        Assert.True(reading.IsRead, reading.Problem?.ToString());
        Assert.Equal(printed, reading.Command.ToString());
        Assert.Equal(text, reading.Command.Source);
    }

    [Theory]
    [InlineData("'a b'", "a b")]
    [InlineData("\"a\\\"\\x\"", "a\"\\x")]
    [InlineData("a\\ b", "a b")]
    [InlineData("''", "")]
    [InlineData("a''\"b\"", "ab")]
    [InlineData("$'a\\n\\x41\\'\\101'", "a\nA'A")]
    [InlineData("$'\\xff'", null)]
    [InlineData("$'\\q'", null)]
    [InlineData("$\"a\"", "a")]
    [InlineData("{}", "{}")]
    [InlineData("HEAD@{1}", "HEAD@{1}")]
    [InlineData("{a", "{a")]
    [InlineData("{a,b}", null)]
    [InlineData("x{1..3}", null)]
    [InlineData("{'a',b}", null)]
    [InlineData("{a','b}", "{a,b}")]
    [InlineData("*.c", null)]
    [InlineData("'*'.c", "*.c")]
    [InlineData("[", "[")]
    [InlineData("[a]", null)]
    [InlineData("~/x", null)]
    [InlineData("a~", "a~")]
    [InlineData("--x=~/y", null)]
    [InlineData("$", "$")]
    [InlineData("a$%", "a$%")]
    [InlineData("$x", null)]
    [InlineData("\"$x\"", null)]
    [InlineData("'$x'", "$x")]
    [InlineData("\\$x", "$x")]
    [InlineData("$((1))", null)]
    [InlineData("a\r", "a\r")]
    [InlineData("a\u00a0b", "a\u00a0b")]
    [InlineData("a\u200b", "a\u200b")]
    public void Literal_OfAWord_IsWhatAProgramGets(string word, string? value)
    {
        var command = ShellGrammar.Parse($"x {word}").Command;

        var simple = Assert.IsType<SimpleCommand>(command!.Items[0].Pipeline.Stages[0]);
        Assert.Equal(value, simple.Words[1].Literal);
        Assert.Equal(!word.StartsWith("$'", StringComparison.Ordinal) && !word.StartsWith("$\"", StringComparison.Ordinal), simple.Words[1].IsPosix);
    }

    [Theory]
    [InlineData("", "command.empty")]
    [InlineData(" # a", "command.empty")]
    [InlineData("a\0b", "command.character")]
    [InlineData("'a", "command.unclosed")]
    [InlineData("\"a", "command.unclosed")]
    [InlineData("`a", "command.unclosed")]
    [InlineData("$(a", "command.unclosed")]
    [InlineData("${a", "command.unclosed")]
    [InlineData("$((1", "command.unclosed")]
    [InlineData("$'a\\'", "command.unclosed")]
    [InlineData("a <<E\nb", "command.unclosed")]
    [InlineData("a <<E", "command.unclosed")]
    [InlineData("a $(b <<E)\nE\n", "command.unclosed")]
    [InlineData("a\\", "command.unclosed")]
    [InlineData("{ a", "command.unclosed")]
    [InlineData("(a", "command.unclosed")]
    [InlineData("a &&", "command.syntax")]
    [InlineData("&& a", "command.syntax")]
    [InlineData("a | ", "command.syntax")]
    [InlineData("a ;; b", "command.syntax")]
    [InlineData(";", "command.syntax")]
    [InlineData("a >", "command.syntax")]
    [InlineData("a b(c)", "command.syntax")]
    [InlineData("a)", "command.syntax")]
    [InlineData("()", "command.syntax")]
    [InlineData("if a; fi", "command.syntax")]
    [InlineData("done", "command.syntax")]
    [InlineData("}", "command.syntax")]
    [InlineData("{ a; } b", "command.syntax")]
    [InlineData("A=1 if a", "command.syntax")]
    [InlineData("cat =(curl x)", "command.syntax")]
    [InlineData("[[ a ]]", "command.not_understood")]
    [InlineData("((1))", "command.not_understood")]
    [InlineData("$((a)|b)", "command.not_understood")]
    [InlineData("a=(b)", "command.not_understood")]
    [InlineData("a $[1]", "command.not_understood")]
    [InlineData("function f { a; }", "command.not_understood")]
    [InlineData("coproc a", "command.not_understood")]
    [InlineData("a {x}>b", "command.not_understood")]
    [InlineData("a ${ b; }", "command.not_understood")]
    [InlineData("a ${!b}", "command.not_understood")]
    [InlineData("a <<E $(b\nc)\nE\n", "command.not_understood")]
    public void Parse_WhatIsNoCommand_SaysWhy(string text, string code)
    {
        var reading = ShellGrammar.Parse(text);

        Assert.Equal(code, reading.Problem?.Code);
        Assert.Equal(code == "command.not_understood", reading.Problem!.IsNotUnderstood);
    }

    [Theory]
    [InlineData("ls -la | wc -l && a || ! b; cd c", true)]
    [InlineData("A=1 ls 2>&1 >/dev/null", true)]
    [InlineData("ls $x", false)]
    [InlineData("ls *", false)]
    [InlineData("ls &", false)]
    [InlineData("(ls)", false)]
    [InlineData("ls >x", false)]
    [InlineData("ls &>/dev/null", false)]
    [InlineData("ls 3>/dev/null", false)]
    [InlineData("A=1", false)]
    [InlineData("ls $'a'", false)]
    [InlineData("A+=1 ls", false)]
    public void IsPlain_OfACommand_IsWhetherItNeedsNoShell(string text, bool plain) => Assert.Equal(plain, ShellGrammar.Parse(text).Command!.IsPlain);

    [Fact]
    public void Parse_MoreThanTheLimits_FailsAtOnce()
    {
        Assert.Equal("command.character", ShellGrammar.Parse("a \ud83d").Problem?.Code);
        Assert.Equal("command.too_long", ShellGrammar.Parse(new string('a', 1 << 20)).Problem?.Code);
        Assert.Equal("command.too_deep", ShellGrammar.Parse(Repeat("( ", 5000)).Problem?.Code);
        Assert.Equal("command.too_deep", ShellGrammar.Parse("a " + Repeat("$(", 5000)).Problem?.Code);
        Assert.Equal("command.too_deep", ShellGrammar.Parse("a " + Repeat("${x:-", 5000)).Problem?.Code);
        Assert.Equal("command.too_deep", ShellGrammar.Parse(Repeat("{ ", 5000)).Problem?.Code);
        Assert.Equal("command.too_many_parts", ShellGrammar.Parse(Repeat("a;", 20_000)).Problem?.Code);
        Assert.True(ShellGrammar.Parse("'" + new string('a', 90_000) + "'").IsRead);
        Assert.Equal("command.unclosed", ShellGrammar.Parse(Repeat("\\`", 40_000) + "`").Problem?.Code);

        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
    }
}
