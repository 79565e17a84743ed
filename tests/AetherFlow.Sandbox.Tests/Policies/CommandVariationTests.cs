namespace AetherFlow.Sandbox.Tests.Policies;

public sealed class CommandVariationTests
{
    [Theory]
    [InlineData("rm", "-rf y")]
    [InlineData("curl", "http://x")]
    public void Judge_AForbiddenProgramInAnyDress_IsNotAllowed(string program, string arguments)
    {
        var all = CommandVariations.Of(program, arguments).Distinct().ToList();

        Assert.True(all.Count > 5000, $"only {all.Count}");
        // Without a sandbox more is asked about, never less.
        var allowed = all.Where(command => Judging.Judge(command).Verdict == Verdict.Allow).ToList();
        Assert.True(allowed.Count == 0, $"{allowed.Count}:\n{string.Join("\n", allowed.Take(20))}");
    }

    [Fact]
    public void Judge_AForbiddenProgramByItsName_IsDenied()
    {
        var plain = new[] { "rm x", "ls && rm x", "env nice rm x", "bash -c 'ls; rm x'", "find . -exec rm {} ;", "echo $(rm x)", "xargs rm", "/bin/rm x", "RM x", "r''m x", "if rm x; then ls; fi", "rm.exe x", "./rm x" };

        Assert.All(plain, command => Assert.Equal(Verdict.Deny, Judging.Judge(command).Verdict));
    }
}
