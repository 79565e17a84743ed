using System.Text;
using AetherFlow.Bench.Routing;

namespace AetherFlow.Acceptance.Tests.Benchmarks;

/// <summary>What ways of routing are expected to bring, on attempts small enough to be reckoned by hand.</summary>
public sealed class RoutingPolicyTests
{
    private const double Exactly = 1e-9;

    /// <summary>One task that only the dear model solves, one that both do, one that none does, one that only the cheap one does.</summary>
    private static readonly RecordedTasks Recorded = RecordedTasks.Read(Encoding.UTF8.GetBytes("""
        {
          "dear":  { "a": {"resolved": true, "cost": 1.0}, "b": {"resolved": true, "cost": 1.0}, "c": {"resolved": false, "cost": 2.0}, "d": {"resolved": false, "cost": 1.0} },
          "cheap": { "a": {"resolved": false, "cost": 0.1}, "b": {"resolved": true, "cost": 0.1}, "c": {"resolved": false, "cost": 0.1}, "d": {"resolved": true, "cost": 0.1}, "only here": {"resolved": true, "cost": 0.1} }
        }
        """));

    [Fact]
    public void Read_Attempts_CheapestModelFirstAndOnlyTasksOfAll()
    {
        Assert.Equal(["cheap", "dear"], Recorded.Models);
        Assert.Equal(["a", "b", "c", "d"], Recorded.Tasks.Select(task => task.Name).Order());
    }

    [Theory]
    [InlineData("cheap", 0, 0.5, 0.1)]
    [InlineData("dear", 0.1, 0.5, 1.25)]
    // Verified: b and d end with the cheap model, a and c go on.
    [InlineData("cheap dear", 0, 0.75, 0.85)]
    // a: accepted wrongly with 0.1; b: rejected wrongly with 0.1, and solved all the same; d: rejected wrongly, and lost.
    [InlineData("cheap dear", 0.1, (0.9 + 1 + 0 + 0.9) / 4, ((0.1 + 0.9) + (0.1 + 0.1) + (0.1 + 1.8) + (0.1 + 0.1)) / 4)]
    public void Over_Cascade_ExpectedShareAndCost(string models, double error, double solved, double cost)
    {
        var expected = Policy.Cascade(models.Split(' ')).Over(Recorded.Tasks, error);

        Assert.Equal(solved, expected.Solved, Exactly);
        Assert.Equal(cost, expected.Cost, Exactly);
    }

    [Fact]
    public void Over_PerfectRouter_TheCheapestThatSolvesAndNothingCheaper()
    {
        var expected = Policy.Perfect.Over(Recorded.Tasks, 0);

        Assert.Equal(0.75, expected.Solved, Exactly);
        Assert.Equal((1.0 + 0.1 + 0.1 + 0.1) / 4, expected.Cost, Exactly);
        Assert.All(RoutingReport.Policies(Recorded.Models), policy => Assert.True(policy.Over(Recorded.Tasks, 0).Solved <= expected.Solved));
    }

    [Fact]
    public void Table_TwoModels_EveryPolicyOnce()
    {
        var rows = RoutingReport.Table(Recorded).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(row => row.Split('|')[1].Trim());

        Assert.Equal(["cheap", "dear", "cheap → dear", "perfect router"], rows);
    }
}
