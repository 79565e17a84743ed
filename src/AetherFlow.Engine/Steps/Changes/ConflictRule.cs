using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Tree;
using AetherFlow.Plans;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Two steps that no dependency orders may not write one file. Steps that declare a file are ordered by the plan's
/// graph; a file that a reply touches without the step declaring it is judged here, the same way whatever the timing:
/// a step that declares it has the first right, then the step that stands first in the graph's order. (Not in the plan's:
/// a step may depend on a later one, and steps must never wait for each other.)
/// </summary>
internal sealed class ConflictRule(Plan plan, PlanGraph graph, RunTree tree, StepBoard board)
{
    public async Task<Problem?> CheckAsync(int index, IReadOnlyList<string> undeclared, CancellationToken cancellation)
    {
        foreach (var path in undeclared)
        {
            foreach (var owner in graph.DeclaredWriters(path))
            {
                if (Unordered(owner, index)) return Conflict(path, owner, "declares");
            }
        }

        if (undeclared.Count == 0) return null;
        await board.WhenClosedAsync([.. graph.Order.TakeWhile(step => step != index).Where(earlier => Unordered(earlier, index))], cancellation);
        foreach (var path in undeclared)
        {
            var writers = tree.UnorderedWriters(index, path);
            if (writers.Count > 0) return Conflict(path, writers[0], "wrote");
        }

        return null;
    }

    private bool Unordered(int other, int index) =>
        other != index && !graph.IsAncestor(other, index) && !graph.IsAncestor(index, other);

    private Problem Conflict(string path, int other, string what) => new(
        "changes.conflict",
        $"The reply writes {path}, which this step does not declare and {plan.Steps[other].Id} {what}, and nothing orders the two steps.",
        $"Leave {path} to {plan.Steps[other].Id}; write only the files of this step.");
}
