using System.Collections.Immutable;
using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Repairs;

/// <summary>Evidence of checks that failed.</summary>
internal static class FailedChecks
{
    public static Evidence Of(string name, string printed = "it failed", string folder = "", params ImmutableArray<OutputLocation> places) => new()
    {
        Check = new CheckCommand { Name = name, Kind = CheckKind.Test, Folder = folder, Timeout = TimeSpan.FromSeconds(1) },
        Outcome = EvidenceOutcome.Failed,
        ExitCode = 1,
        FailingPart = printed,
        Locations = places,
        Fingerprint = name,
    };

    public static OutputLocation Place(string path, LocationSeverity severity = LocationSeverity.Error, string message = "wrong") =>
        new() { Path = path, Line = 1, Message = message, Severity = severity };
}
