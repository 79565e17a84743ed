using AetherFlow.Plans;

namespace AetherFlow.Engine.Steps;

/// <summary>Which files a step declares, and what for.</summary>
internal static class StepFiles
{
    /// <summary>Files that the step may write; an analysis writes none.</summary>
    public static IReadOnlyList<string> Targets(Step step) => step switch
    {
        { Type: StepType.Analysis } => [],
        { Type: StepType.Patch, Context.Patch.TargetFile: { } file } => [file],
        _ => step.Context.Files,
    };

    /// <summary>Files, folders and patterns that the step only reads.</summary>
    public static IReadOnlyList<string> Readings(Step step) => step.Type == StepType.Analysis
        ? [.. step.Context.Files, .. step.Context.InputFiles]
        : step.Context.InputFiles;
}
