using System.Text;
using System.Text.Json;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// Builds a step's prompt. What many steps share comes first, so that vendors can cache it; every item is capped;
/// nothing that differs between machines or runs (time, ids of runs, absolute paths, order of sets) enters.
/// </summary>
internal static class PromptBuilder
{
    public static Prompt Build(PromptInputs inputs)
    {
        var mode = Template.Named(inputs.Mode == ExecutionMode.Fast ? "mode.fast.md" : "mode.build.md").Render();
        var system = Template.Named(SystemTemplateOf(inputs.Step.Type)).Render(("mode", mode));
        var user = Template.Named("user.md").Render(
            ("plan", inputs.Plan.Description),
            ("context", Section("# Context", inputs.Settings.Context)),
            ("files", FilesSection("# Files as they are now", inputs.Files)),
            ("inputs", FilesSection("# Files to read, not to change", inputs.Inputs)),
            ("results", ResultsSection(inputs)),
            ("id", inputs.Step.Id.Value),
            ("task", inputs.Step.Description),
            ("details", Details(inputs.Step.Context)),
            ("criteria", ListSection("## It must hold", inputs.Step.ValidationCriteria)),
            ("targets", TargetsSection(inputs.Step)),
            ("feedback", FeedbackSection(inputs)));
        return new Prompt(system, user);
    }

    private static string SystemTemplateOf(StepType type) => type switch
    {
        StepType.Analysis => "system.analysis.md",
        StepType.Patch => "system.patch.md",
        _ => "system.code.md",
    };

    private static string Section(string title, string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"\n{title}\n\n{text.Trim()}\n";

    private static string ListSection(string title, IReadOnlyCollection<string> items) =>
        items.Count == 0 ? "" : Section(title, string.Join('\n', items.Select(item => $"- {item}")));

    private static string FilesSection(string title, IReadOnlyList<PromptFile> files)
    {
        if (files.Count == 0) return "";
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append("\nFILE: ").Append(file.Path).Append('\n');
            text.Append(file.Text is null ? $"({file.Note})\n" : Fencing.Fence(Excerpt.Of(file.Text, Excerpt.FileLimit)));
        }

        return $"\n{title}\n{text}";
    }

    private static string ResultsSection(PromptInputs inputs)
    {
        if (inputs.Results.Count == 0) return "";
        var text = new StringBuilder("\n# Results of earlier steps\n");
        foreach (var (step, output) in inputs.Results)
            text.Append($"\n## {step}\n\n").Append(Excerpt.Of(output.Trim(), Excerpt.ResultLimit)).Append('\n');
        return text.ToString();
    }

    /// <summary>Language, framework, instructions and every other key of the step's context, under its own name.</summary>
    private static string Details(StepContext context)
    {
        var text = new StringBuilder();
        if (context.Language is { Length: > 0 } language) text.Append($"\nLanguage: {language}\n");
        if (context.Framework is { Length: > 0 } framework) text.Append($"\nFramework: {framework}\n");
        text.Append(Section("## Instructions", context.Instructions));
        foreach (var (key, value) in context.Others)
        {
            if (!ContextKeys.ForTheProgram.Contains(key))
                text.Append(Section($"## {key}", value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()));
        }

        return text.ToString();
    }

    private static string TargetsSection(Step step) => step.Type switch
    {
        StepType.Analysis => "",
        StepType.Patch => PatchSection(step.Context),
        _ => ListSection("## Files to write", step.Context.Files),
    };

    private static string PatchSection(StepContext context)
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
        return Section("## Place of the fragment", $"In {patch.TargetFile ?? context.Files[0]}, the fragment {verb} {place}");
    }

    private static string FeedbackSection(PromptInputs inputs) => inputs.Feedback is not { } problem
        ? ""
        : Section("## Your last reply could not be used", $"{problem.Message}\n{problem.Hint}");
}
