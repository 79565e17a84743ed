using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>What running a check showed. A model's claim is none.</summary>
public sealed record Evidence
{
    public required CheckCommand Check { get; init; }

    public required EvidenceOutcome Outcome { get; init; }

    /// <summary>Why it was not run, or why it failed beside its exit code (it was out of time); null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Null where it was not run or was ended from outside.</summary>
    public int? ExitCode { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>Of its output; empty where it passed.</summary>
    public string FailingPart { get; init; } = "";

    /// <summary>What caused the failure first.</summary>
    public ImmutableArray<OutputLocation> Locations { get; init; } = [];

    /// <summary>Tests that failed and errors that were reported, each once, by name or code; empty where it passed.</summary>
    public ImmutableArray<string> Failures { get; init; } = [];

    /// <summary>That its output reports; a build that had nothing to compile reports none.</summary>
    public int Warnings { get; init; }

    /// <summary>Equal for the same failure of the same check; null where it did not fail.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Exit code 0 is a pass, whatever else the output says; any other is none.</summary>
    public static Evidence Of(CheckCommand check, int exitCode, TimeSpan duration, OutputReading output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new Evidence
        {
            Check = check,
            Outcome = exitCode == 0 ? EvidenceOutcome.Passed : EvidenceOutcome.Failed,
            ExitCode = exitCode,
            Duration = duration,
            FailingPart = exitCode == 0 ? "" : output.FailingPart,
            Locations = output.Locations,
            Warnings = output.Warnings,
            Failures = exitCode == 0 ? [] : output.Failures,
            Fingerprint = exitCode == 0 ? null : output.Fingerprint,
        };
    }

    /// <summary>Of a check that did not come to its own end: it was out of time, or was killed.</summary>
    public static Evidence Ended(CheckCommand check, string reason, TimeSpan duration, OutputReading output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new Evidence
        {
            Check = check,
            Outcome = EvidenceOutcome.Failed,
            Reason = reason,
            Duration = duration,
            FailingPart = output.FailingPart,
            Locations = output.Locations,
            Failures = output.Failures,
            Warnings = output.Warnings,
            Fingerprint = output.Fingerprint,
        };
    }

    public static Evidence NotRun(CheckCommand check, string reason) =>
        new() { Check = check, Outcome = EvidenceOutcome.NotRun, Reason = reason };
}
