namespace AetherFlow.Runs.Events;

/// <summary>What a DOUBLE-CHECK says of a step's work (docs/formats/verdict.md).</summary>
public sealed record Verdict
{
    public const string Passed = "passed";

    public const string Failed = "failed";

    /// <summary>The auditor's reply was no verdict, so nothing is known; never a pass.</summary>
    public const string None = "none";

    /// <summary><see cref="Passed"/>, <see cref="Failed"/> or <see cref="None"/>.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100; null without a verdict.</summary>
    public int? Score { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>Rules that hold: criteria of the step and guidelines, with their text.</summary>
    public IReadOnlyList<string> PassedRules { get; init; } = [];

    public IReadOnlyList<RuleViolation> Violations { get; init; } = [];
}
