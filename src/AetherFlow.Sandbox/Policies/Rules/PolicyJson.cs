using System.Text.Json;
using System.Text.Json.Serialization;

namespace AetherFlow.Sandbox;

/// <summary>Nothing unknown is passed over: a misspelt <c>verdict</c> would change what is allowed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(PolicyFileJson))]
internal sealed partial class PolicyJson : JsonSerializerContext;
