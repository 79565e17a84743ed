using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AetherFlow.Runs.Output;

/// <summary>How metrics and verdicts are written: snake case, indented, nulls named.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RunMetrics))]
[JsonSerializable(typeof(IReadOnlyList<VerdictEntry>))]
internal sealed partial class MetricsJson : JsonSerializerContext
{
    public static MetricsJson File { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
