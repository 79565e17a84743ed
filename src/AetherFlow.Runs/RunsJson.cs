using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs;

/// <summary>The types that may stand in a journal, and no others.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunResumed))]
[JsonSerializable(typeof(RunFinished))]
[JsonSerializable(typeof(RunUndone))]
[JsonSerializable(typeof(RunRestored))]
[JsonSerializable(typeof(UndoStarted))]
[JsonSerializable(typeof(UndoAbandoned))]
[JsonSerializable(typeof(StepStarted))]
[JsonSerializable(typeof(StepFinished))]
[JsonSerializable(typeof(AttemptFinished))]
[JsonSerializable(typeof(NoIntent))]
[JsonSerializable(typeof(Payload))]
[JsonSerializable(typeof(StepRouted))]
[JsonSerializable(typeof(SnapshotTaken))]
[JsonSerializable(typeof(ChangesStarted))]
[JsonSerializable(typeof(ChangesFinished))]
[JsonSerializable(typeof(ChangesReviewed))]
[JsonSerializable(typeof(CallStarted))]
[JsonSerializable(typeof(CallFinished))]
[JsonSerializable(typeof(ReplyCached))]
[JsonSerializable(typeof(RunForked))]
[JsonSerializable(typeof(EffectDiffers))]
[JsonSerializable(typeof(CommandStarted))]
[JsonSerializable(typeof(CommandFinished))]
[JsonSerializable(typeof(ChecksFound))]
[JsonSerializable(typeof(PlannedCheck))]
[JsonSerializable(typeof(CheckFinished))]
[JsonSerializable(typeof(VerificationFinished))]
[JsonSerializable(typeof(CorrectionPlanned))]
[JsonSerializable(typeof(RepairFinished))]
public sealed partial class RunsJson : JsonSerializerContext
{
    /// <summary>
    /// For journals: quotes and code stay readable (a journal is never embedded in HTML), line ends are escaped as JSON demands.
    /// </summary>
    public static RunsJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
