using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Forking;

/// <summary>
/// Which steps of a fork keep the results of the run it is made from: those that are the same work, were done, and come
/// after kept steps only.
/// </summary>
public sealed record ForkDecision
{
    /// <summary>In plan order.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>In plan order.</summary>
    public required IReadOnlyList<ForkedStep> Again { get; init; }

    public static ForkDecision Of(ForkQuestion question)
    {
        var before = PlanGraph.Of(question.Before);
        var after = PlanGraph.Of(question.After);
        var again = new Dictionary<int, string>();
        foreach (var index in after.Order)
        {
            if (OwnReason(question, question.After.Steps[index]) is { } own) again[index] = own;
            else if (OrderReason(before, after, index, again) is { } inherited) again[index] = inherited;
        }

        // Nothing tells which steps another model is to work, so it works all of them.
        if (question is { OtherModel: true, From: null } && again.Count == 0)
            again = after.Order.ToDictionary(index => index, _ => "another model");
        var steps = question.After.Steps;
        return new ForkDecision
        {
            Kept = [.. steps.Where(step => !again.ContainsKey(step.Index)).Select(step => step.Id.Value)],
            Again = [.. again.OrderBy(pair => pair.Key).Select(pair => new ForkedStep(steps[pair.Key].Id.Value, pair.Value))],
        };
    }

    private static string? OwnReason(ForkQuestion question, Step step)
    {
        if (step.Id == question.From) return "asked for";
        if (!question.Before.TryFind(step.Id, out var old)) return "new";
        if (question.Before.Description != question.After.Description) return "the plan's description was edited";
        if (StepFingerprint.Of(old) != StepFingerprint.Of(step)) return "edited";
        if (question.WasUndone(step.Id)) return "was undone";
        return question.ResultOf(step.Id) is { Outcome: "done" } ? null : "was not done";
    }

    private static string? OrderReason(PlanGraph before, PlanGraph after, int index, Dictionary<int, string> again)
    {
        var steps = after.Plan.Steps;
        var old = before.Plan[steps[index].Id].Index;
        var predecessors = after.Predecessors(index);
        foreach (var earlier in predecessors.Where(again.ContainsKey))
        {
            return steps[index].Dependencies.Contains(steps[earlier].Id)
                ? $"depends on {steps[earlier].Id}"
                : $"writes a file after {steps[earlier].Id}";
        }

        var same = predecessors.Select(step => steps[step].Id).ToHashSet()
            .SetEquals(before.Predecessors(old).Select(step => before.Plan.Steps[step].Id));
        return same ? null : "comes after other steps now";
    }
}
