using System.Text.Json.Serialization;

namespace AetherFlow.Runs.Folds;

/// <summary>Parts of events that are read without the rest; nothing is written by it.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CallMoney))]
[JsonSerializable(typeof(CacheMoney))]
internal sealed partial class CallMoneyJson : JsonSerializerContext;
