using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AetherFlow.Hosting;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Json;

/// <summary>What <c>--json</c> prints beside journal lines: snake case, as there.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JsonLine<PlanProblemJson>), TypeInfoPropertyName = "JsonLinePlanProblemJson")]
[JsonSerializable(typeof(JsonLine<RunFinished>), TypeInfoPropertyName = "JsonLineRunFinished")]
[JsonSerializable(typeof(IReadOnlyList<PlanVerdictJson>), TypeInfoPropertyName = "PlanVerdicts")]
[JsonSerializable(typeof(IReadOnlyList<RunJson>), TypeInfoPropertyName = "Runs")]
[JsonSerializable(typeof(RunJson), TypeInfoPropertyName = "Run")]
[JsonSerializable(typeof(IReadOnlyList<PlannedStepJson>), TypeInfoPropertyName = "PlannedSteps")]
[JsonSerializable(typeof(IReadOnlyList<PreviewedStepJson>), TypeInfoPropertyName = "PreviewedSteps")]
[JsonSerializable(typeof(DryRunJson), TypeInfoPropertyName = "DryRun")]
[JsonSerializable(typeof(IReadOnlyList<ProviderJson>), TypeInfoPropertyName = "Providers")]
[JsonSerializable(typeof(StatusJson), TypeInfoPropertyName = "Status")]
[JsonSerializable(typeof(StatsJson), TypeInfoPropertyName = "Stats")]
[JsonSerializable(typeof(CostsJson), TypeInfoPropertyName = "Costs")]
[JsonSerializable(typeof(SpendJson), TypeInfoPropertyName = "Spend")]
[JsonSerializable(typeof(IReadOnlyList<ChangedFile>), TypeInfoPropertyName = "ChangedFiles")]
[JsonSerializable(typeof(PolicyCheckReport), TypeInfoPropertyName = "PolicyCheck")]
[JsonSerializable(typeof(IReadOnlyList<DoctorFinding>), TypeInfoPropertyName = "Findings")]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>One object a line.</summary>
    public static CliJson Lines { get; } = new(With(indented: false));

    /// <summary>Listings.</summary>
    public static CliJson Listings { get; } = new(With(indented: true));

    private static JsonSerializerOptions With(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
