using AetherFlow.Plans.Tests.Support;
using static AetherFlow.Plans.Tests.Support.TestPlans;

namespace AetherFlow.Plans.Tests.Graph;

public sealed class PlanScheduleTests
{
    [Fact]
    public void TryTakeReady_SeveralReady_LongestRemainingPathFirst()
    {
        var schedule = new PlanSchedule(GraphOf(Step(1).Costing(300), Step(2).Costing(100), Step(3, 2).Costing(500), Step(4).Costing(300)));

        Assert.Equal([1, 0, 3], TakeAll(schedule));
        Assert.Equal((4, 3), (schedule.Open, schedule.Running));
        schedule.Complete(1);
        Assert.Equal([2], TakeAll(schedule));
    }

    [Fact]
    public void Fail_Step_SkipsItsDependantsOnce()
    {
        var schedule = new PlanSchedule(GraphOf(Step(1), Step(2, 1), Step(3, 1), Step(4, 2, 3), Step(5)));
        TakeAll(schedule);

        Assert.Equal([1, 2, 3], schedule.Fail(0));
        schedule.Complete(4);

        Assert.Equal((0, 0), (schedule.Open, schedule.Running));
        Assert.Empty(TakeAll(schedule));
    }

    [Fact]
    public void Fail_FirstWriterOfAFile_LetsTheSecondRun()
    {
        var schedule = new PlanSchedule(GraphOf(Step(1).Writing("a.py"), Step(2).Writing("a.py")));
        TakeAll(schedule);

        Assert.Empty(schedule.Fail(0));
        Assert.Equal([1], TakeAll(schedule));
    }

    [Fact]
    public void Fail_WriterBetweenTwoOthers_KeepsThemApart()
    {
        var schedule = new PlanSchedule(GraphOf(Step(1).Writing("a.py"), Step(2), Step(3, 1, 2).Writing("a.py"), Step(4).Writing("a.py")));
        TakeAll(schedule);

        Assert.Equal([2], schedule.Fail(1));
        Assert.Empty(TakeAll(schedule));
        schedule.Complete(0);

        Assert.Equal([3], TakeAll(schedule));
    }

    [Fact]
    public void Complete_StepThatIsNotRunning_IsABug()
    {
        var schedule = new PlanSchedule(GraphOf(Step(1), Step(2, 1)));

        Assert.Throws<InvalidOperationException>(() => schedule.Complete(0));
        TakeAll(schedule);
        schedule.Complete(0);
        Assert.Throws<InvalidOperationException>(() => schedule.Complete(0));
        Assert.Throws<InvalidOperationException>(() => schedule.Fail(1));
    }

    [Fact]
    public void Schedule_AnyCompletionOrderAndFailures_HandsOutEachStepOnceAndAfterItsNeeds() => Properties.HoldForSeeds(500, chance =>
    {
        var graph = RandomPlans.Graph(chance);
        var count = graph.Order.Length;
        var needs = RandomPlans.Paths(count, graph.Dependants);
        var schedule = new PlanSchedule(graph);
        var running = new List<int>();
        var (done, failed, skipped) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
        while (true)
        {
            while (chance.Next(4) > 0 && schedule.TryTakeReady(out var step))
            {
                Assert.DoesNotContain(step, done.Concat(failed).Concat(skipped).Concat(running));
                Assert.All(graph.Plan.Steps[step].Dependencies, id => Assert.Contains(graph.Plan[id].Index, done));
                Assert.All(Enumerable.Range(0, count).Where(other => graph.IsAncestor(other, step)), other => Assert.True(done.Contains(other) || failed.Contains(other) || skipped.Contains(other)));
                running.Add(step);
            }

            Assert.Equal((count - done.Count - failed.Count - skipped.Count, running.Count), (schedule.Open, schedule.Running));
            if (schedule.Open == 0) break;
            if (running.Count == 0) continue;
            var ended = running[chance.Next(running.Count)];
            running.Remove(ended);
            if (chance.Next(5) > 0)
            {
                schedule.Complete(ended);
                done.Add(ended);
            }
            else
            {
                failed.Add(ended);
                Assert.All(schedule.Fail(ended), step => Assert.True(skipped.Add(step)));
            }
        }

        Assert.Equal(Enumerable.Range(0, count).Where(step => failed.Any(other => needs[other, step])), skipped.Order());
        Assert.False(schedule.TryTakeReady(out _));
    });

    private static List<int> TakeAll(PlanSchedule schedule)
    {
        var taken = new List<int>();
        while (schedule.TryTakeReady(out var step)) taken.Add(step);
        return taken;
    }
}
