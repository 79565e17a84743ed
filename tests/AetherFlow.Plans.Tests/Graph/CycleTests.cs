using AetherFlow.Plans.Tests.Support;
using static AetherFlow.Plans.Tests.Support.TestPlans;

namespace AetherFlow.Plans.Tests.Graph;

public sealed class CycleTests
{
    [Fact]
    public void Read_AnyCycles_AreEachNamedOnce() => Properties.HoldForSeeds(300, chance =>
    {
        var count = chance.Next(2, 7);
        var needs = Enumerable.Range(0, count).Select(step => Enumerable.Range(0, count).Where(other => other != step && chance.Next(count) < 2).ToArray()).ToArray();

        var problems = Read(Plan([.. needs.Select((others, step) => Step(step, others))])).Problems;

        var named = problems.Select(problem => problem.Message.Split(": ")[1].Split(" (")[0].Replace("step_", "", StringComparison.Ordinal)).ToList();
        var expected = Enumerable.Range(0, count).SelectMany(start => Elementary(start, needs)).ToList();
        if (expected.Count <= PlanLimits.Cycles) Assert.Equal(expected.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        else Assert.Empty(named.Except(expected));
        Assert.All(problems, problem => Assert.Equal(PlanCodes.Cycle, problem.Code));
        Assert.Equal(named.Count, named.Distinct().Count());
    });

    [Fact]
    public void Read_EveryStepNeedsEveryOther_NamesAtMostTheLimit()
    {
        var everyone = Enumerable.Range(0, 60).Select(step => Step(step, [.. Enumerable.Range(0, 60).Where(other => other != step)]));

        Assert.Equal(PlanLimits.Cycles, Read(Plan([.. everyone])).Problems.Length);
    }

    [Fact]
    public void Read_RingOfTenThousand_IsOneCycleShownShort()
    {
        var problem = Problem(Read(Plan([.. Enumerable.Range(0, 10_000).Select(i => Step(i, (i + 1) % 10_000))])));

        Assert.Equal((PlanCodes.Cycle, "$.steps[0].dependencies[0]"), (problem.Code, problem.Path));
        Assert.Contains("(9901 more)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ThousandsOfPairs_AreAllNamed()
    {
        Assert.Equal(2_000, Read(Plan([.. Enumerable.Range(0, 4_000).Select(i => Step(i, i ^ 1))])).Problems.Length);
    }

    private static IEnumerable<string> Elementary(int start, int[][] needs)
    {
        var open = new Stack<int[]>([[start]]);
        while (open.TryPop(out var path))
        {
            foreach (var next in needs[path[^1]])
            {
                if (next == start) yield return string.Join(" → ", path.Append(start));
                else if (next > start && !path.Contains(next)) open.Push([.. path, next]);
            }
        }
    }
}
