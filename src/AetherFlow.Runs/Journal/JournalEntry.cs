using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AetherFlow.Runs.Journal;

/// <summary>What is to become a line; sequence, time and checksum are the journal's own.</summary>
public sealed record JournalEntry
{
    public required string Type { get; init; }

    public string Key { get; init; } = "";

    public string? Fingerprint { get; init; }

    internal byte[] Data { get; private init; } = [];

    public static JournalEntry Of<T>(string type, string key, T data, JsonTypeInfo<T> json, string? fingerprint = null) =>
        new() { Type = type, Key = key, Fingerprint = fingerprint, Data = JsonSerializer.SerializeToUtf8Bytes(data, json) };

    /// <summary>A line that was read, with other data.</summary>
    internal static JournalEntry Of(string type, string key, string? fingerprint, byte[] data) =>
        new() { Type = type, Key = key, Fingerprint = fingerprint, Data = data };
}
