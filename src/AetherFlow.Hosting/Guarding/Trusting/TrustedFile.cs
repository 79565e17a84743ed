namespace AetherFlow.Hosting;

/// <summary>One yes of a person.</summary>
internal sealed record TrustedFile
{
    /// <summary>Of the whole file, in hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }
}
