namespace AetherFlow.Runs.Events;

/// <summary>A rule that does not hold.</summary>
public sealed record RuleViolation
{
    /// <summary>The criterion or guideline, with its text.</summary>
    public required string Rule { get; init; }

    /// <summary>Such as <c>src/app.py:12</c>.</summary>
    public string? Location { get; init; }

    /// <summary>The lines in question.</summary>
    public string? CodeReference { get; init; }

    public required string Why { get; init; }

    public string? SuggestedFix { get; init; }
}
