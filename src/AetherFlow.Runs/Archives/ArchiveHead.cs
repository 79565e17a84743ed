using System.Text.Json;

namespace AetherFlow.Runs.Archives;

/// <summary>The first entry of a recording: what it is and how much of it there must be.</summary>
internal sealed record ArchiveHead
{
    public const string KnownFormat = "aetherflow.recording";

    public const int KnownVersion = 1;

    /// <summary>More than it ever has, in bytes.</summary>
    public const int Longest = 4096;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required string Run { get; init; }

    public required long Lines { get; init; }

    public required int Blobs { get; init; }

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ArchiveJson.Default.ArchiveHead), (byte)'\n'];
}
