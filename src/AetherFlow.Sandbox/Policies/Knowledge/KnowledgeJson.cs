using System.Text.Json;
using System.Text.Json.Serialization;

namespace AetherFlow.Sandbox;

/// <summary>Nothing unknown is passed over: a misspelt word in the tables would open a door.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(KnowledgeFile))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
