using System.Globalization;

namespace AetherFlow.Plans;

/// <summary>Something in a plan file that its author can repair. <see cref="Code"/> is stable and listed in <see cref="PlanCodes"/>.</summary>
public sealed record PlanProblem
{
    public required string Code { get; init; }

    public required PlanSeverity Severity { get; init; }

    /// <summary>JSON path, such as <c>$.steps[2].dependencies[0]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>1-based.</summary>
    public required int Line { get; init; }

    /// <summary>1-based, in characters (Unicode code points, a byte order mark not counted).</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong, with the values.</summary>
    public required string Message { get; init; }

    /// <summary>The value in the file, on one line and shortened to <see cref="PlanLimits.ShownCharacters"/>.</summary>
    public string? Value { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; init; }

    /// <summary>One line for people: <c>12:7 error plan.unknown_dependency $.steps[3].dependencies[0]: message; hint</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Line}:{Column} {(Severity == PlanSeverity.Error ? "error" : "warning")} {Code} {Path}: {Message}{(Hint is null ? "" : "; ")}{Hint}");
}
