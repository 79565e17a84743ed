using AetherFlow.Plans.Tests.Support;
using static AetherFlow.Plans.Tests.Support.TestPlans;

namespace AetherFlow.Plans.Tests.Graph;

public sealed class PlanGraphTests
{
    [Fact]
    public void Of_UnorderedWriters_GetAnEdgeInPlanOrder()
    {
        var graph = GraphOf(Step(1).Writing("a.py"), Step(2).Writing("b.py"), Step(3).Writing("./a.py"));

        Assert.Equal([new ImplicitEdge(new("step_1"), new("step_3"), "a.py")], graph.ImplicitEdges);
        Assert.Equal([0], graph.Predecessors(2));
        Assert.Equal([2], graph.Successors(0));
        Assert.Empty(graph.Dependants(0));
        Assert.Equal([0, 2], graph.DeclaredWriters("a.py"));
        Assert.True(graph.Writes(2, "a.py"));
        Assert.False(graph.Writes(2, "A.py"));
        Assert.Empty(graph.DeclaredWriters("none.py"));
    }

    [Fact]
    public void Of_WritersOrderedByAPath_GetNoEdge()
    {
        var graph = GraphOf(Step(1).Writing("a.py"), Step(2, 1), Step(3, 2).Writing("a.py"));

        Assert.Empty(graph.ImplicitEdges);
    }

    [Fact]
    public void Of_LaterWriterNeededByEarlier_KeepsTheDeclaredOrder()
    {
        var graph = GraphOf(Step(1, 2).Writing("a.py"), Step(2, 3), Step(3).Writing("a.py"));

        Assert.Empty(graph.ImplicitEdges);
        Assert.Equal([2, 0], graph.DeclaredWriters("a.py"));
        Assert.Equal([2, 1, 0], graph.Order);
    }

    [Fact]
    public void Of_WriterThatMustPrecedeSome_IsPutBetween()
    {
        var graph = GraphOf(Step(1).Writing("a.py"), Step(2, 3).Writing("a.py"), Step(3).Writing("a.py"));

        Assert.Equal([0, 2, 1], graph.DeclaredWriters("a.py"));
        Assert.True(graph.IsAncestor(0, 2));
        Assert.True(graph.IsAncestor(2, 1));
    }

    [Fact]
    public void Of_AnalysisOfAWrittenFile_GetsNoEdge()
    {
        var analysis = Step(2).Writing("a.py");
        analysis["type"] = "analysis";

        Assert.Empty(GraphOf(Step(1).Writing("a.py"), analysis, Step(3)).ImplicitEdges);
    }

    [Fact]
    public void CriticalPath_Diamond_TakesTheCostlierSide()
    {
        var graph = GraphOf(Step(1).Costing(100), Step(2, 1).Costing(300), Step(3, 1).Costing(500), Step(4, 2, 3).Costing(200), Step(5).Costing(700));

        Assert.Equal(["step_1", "step_3", "step_4"], graph.CriticalPath.Select(id => id.Value));
        Assert.Equal([800, 500, 700, 200, 700], Enumerable.Range(0, 5).Select(graph.RemainingPath));
        Assert.Equal(2, graph.WidestParallelism);
        Assert.Equal([0, 1, 2, 3, 4], graph.Order);
    }

    [Fact]
    public void Of_TenThousandWritersOfOneFile_AreAChain()
    {
        var graph = GraphOf([.. Enumerable.Range(1, 10_000).Select(i => Step(i).Writing("a.py"))]);

        Assert.Equal(9_999, graph.ImplicitEdges.Length);
        Assert.Equal(10_000, graph.CriticalPath.Length);
        Assert.True(graph.IsAncestor(0, 9_999));
        Assert.False(graph.IsAncestor(9_999, 0));
        Assert.False(graph.IsAncestor(5, 5));
        Assert.Equal(8_000_000, graph.RemainingPath(0));
    }

    [Fact]
    public void Of_TenThousandStepsInLayers_AreOrdered()
    {
        var graph = GraphOf([.. Enumerable.Range(0, 10_000).Select(i => i < 50 ? Step(i) : Step(i, [.. new[] { i - 50, (i / 50 * 50) - 1 }.Distinct()]))]);

        Assert.Equal(50, graph.WidestParallelism);
        Assert.Equal(200, graph.CriticalPath.Length);
        Assert.Equal(Enumerable.Range(0, 10_000), graph.Order);
        Assert.True(graph.IsAncestor(49, 9_999));
    }

    [Fact]
    public void Of_HandMadePlanThatDoesNotHold_IsABug()
    {
        Step Made(int index, string needs) => new()
        {
            Id = new StepId($"s{index}"),
            Index = index,
            Description = "",
            Type = StepType.Analysis,
            Complexity = 0,
            EstimatedTokens = 100,
            Dependencies = [new StepId(needs)],
        };
        Plan PlanOf(params Step[] steps) => new() { TaskId = "t", Description = "", Steps = [.. steps] };

        Assert.Throws<ArgumentException>(() => PlanGraph.Of(PlanOf(Made(0, "none"))));
        Assert.Throws<InvalidOperationException>(() => PlanGraph.Of(PlanOf(Made(0, "s1"), Made(1, "s0"))));
        Assert.Throws<ArgumentException>(() => PlanOf(Made(1, "s0")));
        Assert.Throws<ArgumentException>(() => PlanOf(Made(0, "x"), Made(1, "x") with { Id = new StepId("s0") }));
    }
}
