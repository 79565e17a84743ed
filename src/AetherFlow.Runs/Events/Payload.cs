namespace AetherFlow.Runs.Events;

/// <summary>Text of any size in an event: up to 64 KB stands in the line, more stands in a blob.</summary>
public sealed record Payload
{
    /// <summary>Bytes of UTF-8 that may stand in a journal line.</summary>
    public const int InlineLimit = 64 * 1024;

    public string? Text { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the blob that holds the text, where <see cref="Text"/> is absent.</summary>
    public string? Blob { get; init; }

    /// <summary>Length in bytes of UTF-8.</summary>
    public long Size { get; init; }
}
