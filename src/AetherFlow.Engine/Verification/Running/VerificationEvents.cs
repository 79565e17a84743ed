using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Verification;

/// <summary>How checks and what they prove stand in the journal.</summary>
internal static class VerificationEvents
{
    public static PlannedCheck ToEvent(this CheckCommand check) => new()
    {
        Name = check.Name,
        Kind = check.Kind.ToString().ToLowerInvariant(),
        Arguments = check.Arguments,
        Text = check.Text,
        Folder = check.Folder,
        TimeoutSeconds = (int)check.Timeout.TotalSeconds,
    };

    public static CheckCommand ToCheck(this PlannedCheck check) => new()
    {
        Name = check.Name,
        Kind = Enum.Parse<CheckKind>(check.Kind, ignoreCase: true),
        Arguments = [.. check.Arguments],
        Text = check.Text,
        Folder = check.Folder,
        Timeout = TimeSpan.FromSeconds(check.TimeoutSeconds),
    };

    public static async Task<CheckFinished> ToEventAsync(this Evidence evidence, BlobStore blobs, CancellationToken cancellation) => new()
    {
        Outcome = NameOf(evidence.Outcome),
        Reason = evidence.Reason,
        ExitCode = evidence.ExitCode,
        DurationMs = (long)evidence.Duration.TotalMilliseconds,
        FailingPart = evidence.FailingPart.Length > 0 ? await blobs.PayloadAsync(evidence.FailingPart, cancellation) : null,
        Places = [.. evidence.Locations.Select(l => new FailurePlace(l.Path, l.Line, l.Message, l.Severity.ToString().ToLowerInvariant()))],
        Failures = evidence.Failures,
        Warnings = evidence.Warnings,
        Fingerprint = evidence.Fingerprint,
    };

    public static async Task<Evidence> ToEvidenceAsync(this CheckFinished finished, CheckCommand check, BlobStore blobs, CancellationToken cancellation) => new()
    {
        Check = check,
        Outcome = OutcomeOf(finished.Outcome),
        Reason = finished.Reason,
        ExitCode = finished.ExitCode,
        Duration = TimeSpan.FromMilliseconds(finished.DurationMs),
        FailingPart = finished.FailingPart is { } part ? await blobs.TextAsync(part, cancellation) : "",
        Locations = [.. finished.Places.Select(p => new OutputLocation { Path = p.Path, Line = p.Line, Message = p.Message, Severity = Enum.Parse<LocationSeverity>(p.Severity, ignoreCase: true) })],
        Failures = [.. finished.Failures],
        Warnings = finished.Warnings,
        Fingerprint = finished.Fingerprint,
    };

    public static string NameOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.Passed => CheckFinished.Passed,
        EvidenceOutcome.Failed => CheckFinished.Failed,
        _ => CheckFinished.NotRun,
    };

    private static EvidenceOutcome OutcomeOf(string name) => name switch
    {
        CheckFinished.Passed => EvidenceOutcome.Passed,
        CheckFinished.Failed => EvidenceOutcome.Failed,
        _ => EvidenceOutcome.NotRun,
    };
}
