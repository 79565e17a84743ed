using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AetherFlow.Models.Caching;

/// <summary>A file of the cache: a reply with what tells whether it is whole and stands where it should.</summary>
internal sealed partial record CacheEntry
{
    /// <summary>Changes where old entries would be misread; they are misses then.</summary>
    private const int CurrentVersion = 1;

    public required int Version { get; init; }

    /// <summary>The request that it answers, or that it is the answer to after all.</summary>
    public required string Request { get; init; }

    /// <summary>SHA-256 of the reply's text.</summary>
    public required string Check { get; init; }

    public required CachedReply Reply { get; init; }

    public static byte[] Write(string request, CachedReply reply) => JsonSerializer.SerializeToUtf8Bytes(
        new CacheEntry { Version = CurrentVersion, Request = request, Check = CheckOf(reply), Reply = reply }, Json.Plain.CacheEntry);

    /// <summary>Null where the bytes are no entry for that request: damaged, of another version, or somebody else's.</summary>
    public static CachedReply? Read(ReadOnlySpan<byte> bytes, string request)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(bytes, Json.Plain.CacheEntry);
            return entry is { Version: CurrentVersion } && entry.Request == request && entry.Check == CheckOf(entry.Reply) ? entry.Reply : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string CheckOf(CachedReply reply) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reply.Text)));

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CacheEntry))]
    private sealed partial class Json : JsonSerializerContext
    {
        public static Json Plain { get; } = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
