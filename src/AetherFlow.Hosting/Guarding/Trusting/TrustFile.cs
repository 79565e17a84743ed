namespace AetherFlow.Hosting;

/// <summary>What <see cref="TrustStore"/> remembers, as its file has it.</summary>
internal sealed record TrustFile
{
    public required int Version { get; init; }

    /// <summary>By the path of the workspace, after all links.</summary>
    public Dictionary<string, TrustedFile> Workspaces { get; init; } = new(StringComparer.Ordinal);
}
