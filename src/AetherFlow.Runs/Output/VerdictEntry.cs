using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Output;

/// <summary>One step in <c>verdicts.json</c>.</summary>
internal sealed record VerdictEntry
{
    public required string StepId { get; init; }

    public required string Status { get; init; }

    public int? Score { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> PassedRules { get; init; }

    public required IReadOnlyList<RuleViolation> Violations { get; init; }

    /// <summary>A check that could not be made is there too, without a verdict.</summary>
    public static VerdictEntry Of(RecordedStep step) => new()
    {
        StepId = step.Progress.Step,
        Status = step.Verdict?.Status ?? Verdict.None,
        Score = step.Verdict?.Score,
        Summary = step.Verdict is { Summary.Length: > 0 } verdict ? verdict.Summary : step.Progress.Problem?.Message ?? "",
        PassedRules = step.Verdict?.PassedRules ?? [],
        Violations = step.Verdict?.Violations ?? [],
    };
}
