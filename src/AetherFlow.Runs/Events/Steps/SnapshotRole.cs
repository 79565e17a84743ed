using System.Text.Json.Serialization;

namespace AetherFlow.Runs.Events;

/// <summary>What a step wants a file for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SnapshotRole>))]
public enum SnapshotRole
{
    /// <summary>To be written.</summary>
    [JsonStringEnumMemberName("target")]
    Target,

    /// <summary>To be read.</summary>
    [JsonStringEnumMemberName("input")]
    Input,
}
