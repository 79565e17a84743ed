namespace AetherFlow.Runs.Events;

/// <summary>The files of a step as it saw them: the step's prompt is built from nothing else.</summary>
public sealed record SnapshotTaken
{
    public required IReadOnlyList<SnapshotFile> Files { get; init; }

    /// <summary>What the step had reported, where its work is audited.</summary>
    public Payload? Output { get; init; }
}
