using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

public sealed class CriteriaFindingsTests : IDisposable
{
    private static readonly VerificationFinished Mixed = new()
    {
        Checks = new CheckCounts(1, 1, 0),
        Criteria =
        [
            new CriterionJudged("step_1", "the code compiles", CheckFinished.Passed),
            new CriterionJudged("step_1", "handles \u001b[31mnames", CriterionJudged.NotVerifiable),
            new CriterionJudged("step_2", "all tests pass", CheckFinished.Failed),
            new CriterionJudged("step_2", "lint is clean", CheckFinished.NotRun),
        ],
    };

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Summary_JudgedCriteria_CountsThemAndNamesThoseToLookAt()
    {
        var finish = Rejected(new CheckCounts(1, 1, 0));

        var lines = await SummaryOfAsync(Started().Verified(Mixed).Finished(finish), finish);

        var proof = lines.IndexOf("  proof   1 passed, 1 failed");
        Assert.Equal(
            [
                "          criteria: 1 passed, 1 failed, 1 not run, 1 not verifiable",
                "          failed: all tests pass (step_2)",
                "          not verifiable: handles ␛[31mnames (step_1)",
            ],
            lines.Skip(proof + 1).Take(3));
    }

    [Fact]
    public async Task Summary_ManyCriteria_NamesFailedOnesFirstAndCountsTheRest()
    {
        var finish = Rejected(new CheckCounts(0, 1, 0));
        var criteria = Enumerable.Range(1, 9).Select(i => new CriterionJudged($"step_{i}", i == 9 ? "all tests pass" : new string('x', 300), i == 9 ? CheckFinished.Failed : CriterionJudged.NotVerifiable));

        var lines = await SummaryOfAsync(Started().Verified(Mixed with { Criteria = [.. criteria] }).Finished(finish), finish);

        var first = lines.IndexOf("          failed: all tests pass (step_9)");
        Assert.True(first > 0);
        Assert.Equal(4, lines.Count(line => line.StartsWith("          not verifiable: ", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.True(line.Length < 150, line));
        Assert.Matches(@"^          … and 4 more: aetherflow runs show \S+$", lines[first + 5]);
    }

    [Theory]
    [InlineData(1, "after 1")]
    [InlineData(2, "after 2")]
    [InlineData(0, "before")]
    public async Task Summary_SeveralRounds_TellsWhatTheKeptStateProved(int kept, string told)
    {
        var finish = Rejected(new CheckCounts(0, 1, 0)) with { Repair = new RepairFinished { Outcome = RepairFinished.Stopped, Reason = "rounds", Rounds = 2, Kept = kept } };
        var script = Started().Verified(Of("before")).Verified(Of("after 1"), round: 1).Verified(Of("after 2"), round: 2).Finished(finish);

        var lines = await SummaryOfAsync(script, finish);

        Assert.Equal([$"          failed: {told} (step_1)"], lines.Where(line => line.StartsWith("          failed: ", StringComparison.Ordinal)));

        static VerificationFinished Of(string text) => Mixed with { Criteria = [new CriterionJudged("step_1", text, CheckFinished.Failed)] };
    }

    [Fact]
    public async Task Summary_PlanWithoutCriteria_SaysNothingOfThem()
    {
        var finish = Rejected(new CheckCounts(0, 1, 0));

        var lines = await SummaryOfAsync(Started().Verified(Mixed with { Criteria = [] }).Finished(finish), finish);

        Assert.DoesNotContain(lines, line => line.Contains("criteria", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ShowRun_JudgedCriteria_TellsEveryOne()
    {
        var finish = Rejected(new CheckCounts(1, 1, 0)) with { Repair = new RepairFinished { Outcome = RepairFinished.Stopped, Reason = "rounds", Rounds = 3, Kept = 0 } };
        var script = Started().Verified(Mixed).Finished(finish);
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: false), CancellationToken.None);

        Assert.Contains(
            """
              proof     1 passed, 1 failed
                        criteria: 1 passed, 1 failed, 1 not run, 1 not verifiable
                        passed: the code compiles (step_1)
                        not verifiable: handles ␛[31mnames (step_1)
                        failed: all tests pass (step_2)
                        not run: lint is clean (step_2)
              repair    not corrected after 3 rounds (rounds); the files are as they were before
            """.ReplaceLineEndings("\n"),
            _test.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowRun_JudgedCriteriaAsJson_HasThem()
    {
        var script = Started().Verified(Mixed);
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: true), CancellationToken.None);

        using var json = JsonDocument.Parse(_test.Out);
        Assert.Equal(
            [("step_1", "passed"), ("step_1", "not_verifiable"), ("step_2", "failed"), ("step_2", "not_run")],
            json.RootElement.GetProperty("criteria").EnumerateArray().Select(criterion => (criterion.GetProperty("step").GetString(), criterion.GetProperty("outcome").GetString())));
    }

    private static RunFinished Rejected(CheckCounts checks) => SampleRun.Finish("rejected", exitCode: 3) with { Verification = checks };

    private RunScript Started() => new RunScript(_test.Home.Path).Started().StepDone("step_1");

    private async Task<List<string>> SummaryOfAsync(RunScript script, RunFinished finish)
    {
        var view = new RunView(new RunStore(_test.Home.Path));
        foreach (var line in await script.WriteAsync()) view.Add(line);
        return [.. new Summary("aetherflow").Of(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = finish.ExitCode }, view)];
    }
}
