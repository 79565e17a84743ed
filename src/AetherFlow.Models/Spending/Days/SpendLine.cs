using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>A line of a day's index: what became of the money of one call.</summary>
internal sealed partial record SpendLine
{
    public const string Reserved = "reserved";

    public const string Settled = "settled";

    public const string Unknown = "unknown";

    public const string Released = "released";

    public required DateTimeOffset At { get; init; }

    /// <summary>One of the words above.</summary>
    public required string Type { get; init; }

    public required string Run { get; init; }

    /// <summary>Of the call's effect; with <see cref="Run"/> it joins the lines of a call.</summary>
    public required string Key { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>What is held, was paid, may have been paid, or was given back.</summary>
    public required Money Usd { get; init; }

    /// <summary>With its line end.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, IndexJson.Plain.SpendLine), (byte)'\n'];

    /// <summary>Null where the bytes are no line of an index: torn, or damaged.</summary>
    public static SpendLine? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, IndexJson.Plain.SpendLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SpendLine))]
    private sealed partial class IndexJson : JsonSerializerContext
    {
        public static IndexJson Plain { get; } = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
