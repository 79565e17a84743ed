using System.Text.Json.Nodes;

namespace AetherFlow.Plans.Tests.Support;

/// <summary>Plans without cycles whose order in the file has nothing to do with the order of the work.</summary>
internal static class RandomPlans
{
    public static PlanGraph Graph(Random chance)
    {
        var count = chance.Next(1, 25);
        var order = Enumerable.Range(0, count).ToArray();
        if (chance.Next(3) > 0) chance.Shuffle(order);
        var steps = new JsonObject[count];
        for (var place = 0; place < count; place++)
        {
            var needs = order[..place].Where(_ => chance.Next(count) < 2);
            var files = Enumerable.Range(0, chance.Next(3)).Select(_ => $"f{chance.Next(4)}.py");
            steps[order[place]] = TestPlans.Step(order[place], [.. needs]).Writing([.. files]).Costing(chance.Next(100, 8000));
        }

        return TestPlans.GraphOf(steps);
    }

    /// <summary>All pairs of steps with a path, found the slow way.</summary>
    public static bool[,] Paths(int count, Func<int, IEnumerable<int>> next)
    {
        var paths = new bool[count, count];
        for (var i = 0; i < count; i++)
            foreach (var to in next(i)) paths[i, to] = true;
        for (var by = 0; by < count; by++)
            for (var from = 0; from < count; from++)
                for (var to = 0; to < count; to++)
                    paths[from, to] |= paths[from, by] && paths[by, to];
        return paths;
    }
}
