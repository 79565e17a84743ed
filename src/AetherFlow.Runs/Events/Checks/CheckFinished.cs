namespace AetherFlow.Runs.Events;

/// <summary>What running a check proved.</summary>
public sealed record CheckFinished
{
    public const string Passed = "passed";

    public const string Failed = "failed";

    /// <summary>It proved nothing.</summary>
    public const string NotRun = "not_run";

    /// <summary><see cref="Passed"/>, <see cref="Failed"/> or <see cref="NotRun"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it was not run, or why it failed beside its exit code.</summary>
    public string? Reason { get; init; }

    public int? ExitCode { get; init; }

    public long DurationMs { get; init; }

    /// <summary>What a model should read of the output; null where it passed.</summary>
    public Payload? FailingPart { get; init; }

    /// <summary>Places that the output names, the cause first.</summary>
    public IReadOnlyList<FailurePlace> Places { get; init; } = [];

    /// <summary>Tests and errors that failed, each once, by name or code.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    public int Warnings { get; init; }

    /// <summary>Equal for the same failure of the same check; null where it did not fail.</summary>
    public string? Fingerprint { get; init; }
}
