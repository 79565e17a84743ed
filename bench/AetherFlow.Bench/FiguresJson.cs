using System.Text.Json.Serialization;

namespace AetherFlow.Bench;

/// <summary>How figures pass from the processes that measure to the one that reports.</summary>
[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
