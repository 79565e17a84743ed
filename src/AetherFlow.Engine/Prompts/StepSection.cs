using System.Text;
using System.Text.Json;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Prompts;

/// <summary>What a step says of itself: its task, details, criteria and files.</summary>
internal static class StepSection
{
    public static string Of(Step step) =>
        $"# Step {step.Id}\n\n{step.Description}\n{Details(step.Context)}{Sections.List("## It must hold", step.ValidationCriteria)}{Targets(step)}";

    /// <summary>Language, framework, instructions and every other key of the step's context, under its own name.</summary>
    public static string Details(StepContext context)
    {
        var text = new StringBuilder();
        if (context.Language is { Length: > 0 } language) text.Append($"\nLanguage: {language}\n");
        if (context.Framework is { Length: > 0 } framework) text.Append($"\nFramework: {framework}\n");
        text.Append(Sections.Of("## Instructions", context.Instructions));
        foreach (var (key, value) in context.Others)
        {
            if (!ContextKeys.ForTheProgram.Contains(key))
                text.Append(Sections.Of($"## {key}", value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()));
        }

        return text.ToString();
    }

    private static string Targets(Step step) => step.Type switch
    {
        StepType.Analysis => "",
        StepType.Patch => Patch(step.Context),
        _ => Sections.List("## Files to write", step.Context.Files),
    };

    private static string Patch(StepContext context)
    {
        if (context.Patch is not { } patch) return "";
        var place = patch switch
        {
            { Line: { } line } => $"line {line}",
            { MarkerStart: { } start, MarkerEnd: { } end } => $"the lines from\n{Fencing.Fence(start)}to\n{Fencing.Fence(end)}",
            _ => $"\n{Fencing.Fence(patch.Marker ?? "")}",
        };
        var verb = patch.Position switch
        {
            PatchPosition.After => "stands right after",
            PatchPosition.Before => "stands right before",
            _ => "replaces",
        };
        return Sections.Of("## Place of the fragment", $"In {patch.TargetFile ?? context.Files[0]}, the fragment {verb} {place}");
    }
}
