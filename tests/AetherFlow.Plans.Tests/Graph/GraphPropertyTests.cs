using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Graph;

public sealed class GraphPropertyTests
{
    [Fact]
    public void IsAncestor_AnyPlan_EqualsNaiveReachability() => Properties.HoldForSeeds(300, chance =>
    {
        var graph = RandomPlans.Graph(chance);
        var count = graph.Order.Length;
        var paths = RandomPlans.Paths(count, graph.Successors);

        for (var from = 0; from < count; from++)
        {
            Assert.False(paths[from, from]);
            for (var to = 0; to < count; to++) Assert.Equal(paths[from, to], graph.IsAncestor(from, to));
        }
    });

    [Fact]
    public void ImplicitEdges_AnyPlan_OrderAllWritersAndNothingElse() => Properties.HoldForSeeds(300, chance =>
    {
        var graph = RandomPlans.Graph(chance);
        var steps = graph.Plan.Steps;

        for (var file = 0; file < 4; file++)
        {
            var name = $"f{file}.py";
            var writers = graph.DeclaredWriters(name);
            Assert.Equal(steps.Where(step => step.Context.Files.Contains(name)).Select(step => step.Index), writers.Order());
            for (var i = 1; i < writers.Count; i++) Assert.True(graph.IsAncestor(writers[i - 1], writers[i]));
        }

        Assert.Equal(
            steps.Sum(step => step.Dependencies.Length) + graph.ImplicitEdges.Length,
            steps.Sum(step => graph.Predecessors(step.Index).Count));
        Assert.All(graph.ImplicitEdges, edge => Assert.Contains(graph.Plan[edge.From].Index, graph.Predecessors(graph.Plan[edge.To].Index)));
    });

    [Fact]
    public void ImplicitEdges_AnyPlan_FollowPlanOrderWhereNoPathDoes() => Properties.HoldForSeeds(300, chance =>
    {
        var graph = RandomPlans.Graph(chance);
        var known = graph.Plan.Steps.Select(step => graph.Dependants(step.Index).ToList()).ToList();

        foreach (var edge in graph.ImplicitEdges)
        {
            var (from, to) = (graph.Plan[edge.From].Index, graph.Plan[edge.To].Index);
            var paths = RandomPlans.Paths(known.Count, step => known[step]);
            Assert.True(from < to);
            Assert.False(paths[from, to] || paths[to, from]);
            known[from].Add(to);
        }
    });

    [Fact]
    public void Order_AnyPlan_IsTopologicalAndStable() => Properties.HoldForSeeds(300, chance =>
    {
        var graph = RandomPlans.Graph(chance);
        var done = new HashSet<int>();

        foreach (var step in graph.Order)
        {
            var ready = Enumerable.Range(0, graph.Order.Length).Where(other => !done.Contains(other) && graph.Predecessors(other).All(done.Contains));
            Assert.Equal(ready.Min(), step);
            done.Add(step);
        }

        Assert.Equal(graph.Order.Length, done.Count);
    });

    [Fact]
    public void CriticalPath_AnyPlan_IsAPathOfTheLongestRemaining() => Properties.HoldForSeeds(200, chance =>
    {
        var graph = RandomPlans.Graph(chance);
        var path = graph.CriticalPath.Select(id => graph.Plan[id]).ToList();

        Assert.Equal(Enumerable.Range(0, graph.Order.Length).Max(graph.RemainingPath), path.Sum(step => step.EstimatedTokens));
        for (var i = 1; i < path.Count; i++) Assert.Contains(path[i].Index, graph.Successors(path[i - 1].Index));
    });
}
