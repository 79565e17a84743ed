using AetherFlow.Plans;

namespace AetherFlow.Engine.Checking;

/// <summary>The rules of one audit.</summary>
internal static class CheckRules
{
    /// <summary>Criteria of the step, then the guidelines; those are for code, and an analysis leaves none.</summary>
    public static IReadOnlyList<CheckRule> Of(Step step, Guidelines guidelines) =>
    [
        .. step.ValidationCriteria.Select((criterion, index) => new CheckRule($"C{index + 1}", criterion.ReplaceLineEndings(" "))),
        .. step.Type == StepType.Analysis ? [] : guidelines.Rules,
    ];
}
