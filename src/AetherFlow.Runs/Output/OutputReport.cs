namespace AetherFlow.Runs.Output;

/// <summary>What became of an output folder.</summary>
public sealed record OutputReport
{
    /// <summary>The folder, as an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>Files written, relative to the folder, with forward slashes.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Why the folder is not complete.</summary>
    public Problem? Problem { get; init; }
}
