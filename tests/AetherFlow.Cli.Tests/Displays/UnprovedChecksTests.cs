using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

public sealed class UnprovedChecksTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Summary_SomeChecksNotRun_NamesThemAndWhy()
    {
        var counts = new CheckCounts(1, 1, 3);
        var script = Started()
            .Checked("check-1", "make build", CheckFinished.Failed)
            .Checked("check-2", "pytest", CheckFinished.NotRun, "There is no \u001b[2Jpytest.")
            .Checked("check-3", "ruff", CheckFinished.NotRun, new string('x', 500))
            .Verified(new VerificationFinished { Checks = counts });

        var lines = await SummaryOfAsync(script, SampleRun.Finish("rejected", exitCode: 3) with { Verification = counts });

        var proof = lines.IndexOf("  proof   1 passed, 1 failed, 3 not run");
        Assert.Equal("  warning 3 checks were not run, so nothing is known of what they would show", lines[proof + 1]);
        Assert.Equal("          pytest: There is no ␛[2Jpytest.", lines[proof + 2]);
        Assert.Equal(176, lines[proof + 3].Length);
        Assert.Equal("          1 of them because the build failed", lines[proof + 4]);
    }

    [Fact]
    public async Task Summary_NothingToCheck_SaysThatNothingIsProved()
    {
        var none = new CheckCounts(0, 0, 0);

        var lines = await SummaryOfAsync(Started().Verified(new VerificationFinished { Checks = none }), SampleRun.Finish("completed", exitCode: 0) with { Verification = none });

        Assert.Contains("  proof   nothing to check: no build, test or linter is known here, so nothing is proved", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("  warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Summary_NoCheckRun_DoesNotLookLikeSuccess()
    {
        var counts = new CheckCounts(0, 0, 1);
        var finish = SampleRun.Finish("rejected", exitCode: 3) with { Verification = counts };

        var lines = await SummaryOfAsync(Started().Checked("check-1", "pytest", CheckFinished.NotRun, "None.").Verified(new VerificationFinished { Checks = counts }), finish);

        Assert.StartsWith("nothing could be checked: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("  warning 1 check was not run, so nothing is known of what it would show", lines);
    }

    private RunScript Started() => new RunScript(_test.Home.Path).Started().StepDone("step_1");

    private async Task<List<string>> SummaryOfAsync(RunScript script, RunFinished finish)
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        foreach (var line in await script.Finished(finish).WriteAsync()) view.Add(line);
        return [.. new Summary("aetherflow").Of(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = finish.ExitCode }, view)];
    }
}
