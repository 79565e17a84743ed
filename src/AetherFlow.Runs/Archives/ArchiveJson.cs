using System.Text.Json.Serialization;

namespace AetherFlow.Runs.Archives;

/// <summary>How the head of a recording is written.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ArchiveHead))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
