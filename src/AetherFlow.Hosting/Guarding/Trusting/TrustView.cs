namespace AetherFlow.Hosting;

/// <summary>What a project's file would bring, for a person to say yes or no to.</summary>
public sealed record TrustView
{
    public required string Workspace { get; init; }

    public required string Path { get; init; }

    /// <summary>SHA-256 of what is shown here; null where there is no file.</summary>
    public string? Hash { get; init; }

    public IReadOnlyList<BroughtCheck> Checks { get; init; } = [];

    /// <summary>Names of detected checks that would not be run.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Rules that hold without any trust.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Somebody said yes to it before, or it brings nothing that needs it.</summary>
    public required bool IsTrusted { get; init; }

    /// <summary>What does not hold, whoever says yes.</summary>
    public IReadOnlyList<Runs.Problem> Ignored { get; init; } = [];

    public IReadOnlyList<Runs.Problem> Problems { get; init; } = [];

    public bool NeedsTrust => Checks.Count + Without.Count > 0;
}
