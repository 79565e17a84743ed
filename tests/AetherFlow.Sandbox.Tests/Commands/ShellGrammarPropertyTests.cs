using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Sandbox.Tests.Commands;

public sealed class ShellGrammarPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Parse_AnyText_IsReadOrAProblem() => Prop.ForAll(Texts.Hostile(), text =>
    {
        var reading = ShellGrammar.Parse(text);

        return reading.IsRead || (reading.Problem.Message.Length > 0 && reading.Problem.Position >= 0 && reading.Problem.Position <= text.Length);
    }).Check(Many);

    [Fact]
    public void Print_WhatWasRead_IsReadAsTheSameTree() => Prop.ForAll(Texts.Hostile(), text =>
    {
        if (ShellGrammar.Parse(text).Command is not { } command) return;

        var printed = command.ToString();
        var again = ShellGrammar.Parse(printed);

        Assert.True(again.IsRead, $"{text}\n{printed}\n{again.Problem}");
        Assert.Equal(Tree.Of(command), Tree.Of(again.Command));
        Assert.Equal(printed, again.Command.ToString());
    }).Check(Many);

    [Fact]
    public void Quote_AnyArguments_AreReadAsTheSame()
    {
        var characters = Gen.Elements("ab \t\n'\"\\$`*?[]{}~#&|;<>()!=é🙂\r\u00a0-/.:,".Select(c => c.ToString()).Append("🙂").Where(s => !char.IsSurrogate(s[0]) || s.Length > 1).ToArray());
        var argument = Gen.Choose(0, 8).SelectMany(n => characters.ArrayOf(n)).Select(string.Concat);
        var argv = Gen.Choose(1, 6).SelectMany(n => argument.ArrayOf(n));
        Prop.ForAll(argv.ToArbitrary(), arguments =>
        {
            var quoted = ShellQuoting.Quote(arguments);
            var command = ShellGrammar.Parse(quoted).Command;

            Assert.NotNull(command);
            Assert.True(command.IsPlain, quoted);
            var simple = Assert.IsType<SimpleCommand>(Assert.Single(Assert.Single(command.Items).Pipeline.Stages));
            Assert.Equal(arguments, simple.Words.Select(word => word.Literal));
            Assert.Equal(Tree.Of(Command.OfArguments(arguments)), Tree.Of(command));
        }).Check(Many);
    }
}
