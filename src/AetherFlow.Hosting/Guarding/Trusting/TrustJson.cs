using System.Text.Json.Serialization;

namespace AetherFlow.Hosting;

/// <summary>The form of <c>trust.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(TrustFile))]
internal sealed partial class TrustJson : JsonSerializerContext;
