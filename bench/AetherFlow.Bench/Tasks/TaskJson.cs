using System.Text.Json.Serialization;

namespace AetherFlow.Bench.Tasks;

/// <summary>How task.json is read: what it does not know is an error.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TaskFacts))]
internal sealed partial class TaskJson : JsonSerializerContext;
