using AetherFlow.Plans.Graph;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>What holds between steps: every dependency exists, and none leads back to its step.</summary>
internal sealed class DependencyRules(IReadOnlyList<StepDraft> drafts, StepNames names, ProblemLog problems)
{
    private const int NamedOfACycle = 100;

    public void Check()
    {
        var needs = drafts.Select(Known).ToArray();
        foreach (var cycle in new Cycles(needs).Find(PlanLimits.Cycles)) Report(cycle);
    }

    private int[] Known(StepDraft draft)
    {
        var known = new List<int>();
        for (var i = 0; i < draft.Step.Dependencies.Length; i++)
        {
            var id = draft.Step.Dependencies[i];
            var index = names.IndexOf(id);
            if (index >= 0 && index != draft.Step.Index) known.Add(index);
            else if (index < 0)
                problems.Error(PlanCodes.UnknownDependency, draft.DependenciesAt[i], $"there is no step \"{draft.DependenciesAt[i].Shown}\"", names.Suggest(id.Value));
        }

        return [.. known];
    }

    private void Report(List<int> cycle)
    {
        var first = drafts[cycle[0]];
        var next = drafts[cycle[1]].Step.Id;
        var ids = cycle.Append(cycle[0]).Select(index => Excerpt.Of(drafts[index].Step.Id.Value)).ToList();
        if (ids.Count > NamedOfACycle + 1)
        {
            var left = ids.Count - NamedOfACycle;
            ids.RemoveRange(NamedOfACycle / 2, left);
            ids.Insert(NamedOfACycle / 2, $"({left} more)");
        }

        problems.Error(
            PlanCodes.Cycle, first.DependenciesAt[first.Step.Dependencies.IndexOf(next)],
            $"steps wait for each other: {string.Join(" → ", ids)} (each needs the next)", "remove one of these dependencies");
    }
}
