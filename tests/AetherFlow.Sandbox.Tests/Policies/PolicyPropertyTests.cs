using AetherFlow.Sandbox.Tests.Commands;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Sandbox.Tests.Policies;

public sealed class PolicyPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Judge_AnyText_AllowsOnlyWhatNeedsNoShell() => Prop.ForAll(Texts.Hostile(), text =>
    {
        var reading = ShellGrammar.Parse(text);
        var judgement = Policy.Default.Judge(reading, Judging.Sandboxed);

        Assert.True(judgement.Verdict != Verdict.Allow || reading.Command!.IsPlain, text);
        Assert.True(judgement.Parts.All(part => part.Verdict <= judgement.Verdict), text);
        Assert.NotEqual("", judgement.Reason);
    }).Check(Many);

    [Fact]
    public void Judge_AnyArgumentsOfKnownPrograms_NeverThrows()
    {
        var programs = ProgramTable.Known.Names.Order(StringComparer.Ordinal).ToArray();
        string[] words = ["-", "--", "-x", "-abc", "--opt", "--opt=v", "-o", "-c", "-m", "-C", "=", "A=b", "{}", ";", "+", "@f", "x", "../x", "/x", "", "-5", "run", "log", "exec", "\u0001", "::"];
        var argv = Gen.Elements(programs).SelectMany(program => Gen.Choose(0, 6).SelectMany(n => Gen.Elements(words.Concat(programs).ToArray()).ArrayOf(n)).Select(rest => (string[])[program, .. rest]));
        Prop.ForAll(argv.ToArbitrary(), arguments =>
        {
            var judgement = Policy.Default.Judge(Command.OfArguments(arguments), Judging.Sandboxed);

            Assert.NotEmpty(judgement.Parts);
            if (IsPathReader(arguments[0]) && arguments.Contains("../x")) Assert.NotEqual(Verdict.Allow, judgement.Verdict);
        }).Check(Many);
    }

    [Fact]
    public void Judge_MoreRulesThatDeny_NeverAllowsMore()
    {
        string[] commands = ["ls", "git log", "npm test", "rm x", "env ls", "bash -c 'git log'", "npx jest", "cat ../x"];
        Prop.ForAll(Gen.SubListOf("ls", "git", "npm", "npx", "env", "bash", "cat").ToArbitrary(), denied =>
        {
            var stricter = Policy.Of([.. Policy.Default.Rules, .. denied.Select(program => PolicyRule.Of(Verdict.Deny, program))]);

            Assert.All(commands, command => Assert.True(Judging.Judge(command, policy: stricter).Verdict >= Judging.Judge(command).Verdict, command));
        }).Check(Config.QuickThrowOnFailure);
    }

    private static bool IsPathReader(string program) => program is "cat" or "stat" or "wc" or "cp" or "mv" or "touch" or "mkdir" or "tee";
}
