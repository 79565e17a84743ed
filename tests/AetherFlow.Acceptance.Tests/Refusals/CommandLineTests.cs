using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>What cannot be understood is said at once, with what was probably meant.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--plan plan.json --workspac workspace", "unknown option --workspac; did you mean --workspace?")]
    [InlineData("--plan plan.json --budget 0", "--budget takes an amount of US dollars above 0, such as 0.50, not '0'")]
    [InlineData("--plan plan.json --budget -1", "--budget")]
    [InlineData("--plan plan.json --budget 1e400", "--budget takes")]
    [InlineData("--plan plan.json --budget ten", "not 'ten'")]
    [InlineData("--plan plan.json --mode QUICK", "--mode takes FAST, BUILD or DOUBLE-CHECK, not 'QUICK'")]
    [InlineData("--plan plan.json --max-parallel 0", "--max-parallel takes a whole number from 1 to 1000, not '0'")]
    [InlineData("--plan plan.json --max-parallel 2 --sequential", "exclude each other")]
    [InlineData("--workspace workspace", "--plan FILE is missing")]
    [InlineData("--plan", "--plan")]
    [InlineData("run --plan plan.json", "run")]
    [InlineData("runs lst", "unknown command 'lst'; did you mean list?")]
    [InlineData("runs resume", "missing for command: 'resume'")]
    [InlineData("runs resume abcd --budget nothing", "not 'nothing'")]
    [InlineData("simulate", "--script FILE or --record RUN")]
    public async Task CommandLine_ThatIsWrong_IsRefused(string line, string said)
    {
        using var user = new User().WithSample();

        var ended = await Refusal.ExpectAsync(user, 2, [said], line.Split(' '));

        Assert.Contains("--help` lists what there is", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("undo")]
    [InlineData("show")]
    public async Task Run_ThatDoesNotExist_IsRefused(string command)
    {
        using var user = new User();
        user.UseEndpoint("http://127.0.0.1:1/v1");

        await Refusal.ExpectAsync(user, 2, ["[run.not_found]", "'20261121-090312-k3f9wq'", "runs list"], "runs", command, "20261121-090312-k3f9wq");
    }

    [Fact]
    public async Task Export_OfARunThatDoesNotExist_IsRefused()
    {
        using var user = new User();

        await Refusal.ExpectAsync(user, 2, ["[run.not_found]"], "runs", "export", "nothing", "--output", "output");
    }
}
