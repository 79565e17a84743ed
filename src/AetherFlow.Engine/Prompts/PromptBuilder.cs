using System.Text;
using AetherFlow.Edits;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// Builds a step's prompt. What many steps share comes first, so that vendors can cache it; nothing that differs
/// between machines or runs (time, ids of runs, absolute paths, order of sets) enters.
/// </summary>
internal static class PromptBuilder
{
    /// <summary>The prompt, or why there is no room for it.</summary>
    public static (Prompt? Prompt, Problem? Problem) Build(PromptInputs inputs)
    {
        var (items, problem) = FittedItems.Of([.. ItemsOf(inputs)], inputs.Room);
        if (items is null) return (null, problem);
        // What is shown in part cannot be given back whole.
        if (inputs.Format == EditFormat.WholeFile && inputs.Files.Any(file => items.IsCut($"file {file.Path}")))
            return Build(inputs with { Format = ReplyFormat.OfParts });
        var user = Template.Named("user.md").Render(
            ("plan", items["plan"]),
            ("context", items["context"]),
            ("files", Sections.Files("# Files as they are now", "file", inputs.Files, items, RuleOfParts(inputs))),
            ("inputs", Sections.Files("# Files to read, not to change", "input", inputs.Inputs, items)),
            ("results", Results(inputs, items)),
            ("draft", Draft(inputs, items)),
            ("step", items[PromptPart.OfStep]),
            ("feedback", items["feedback"]));
        return (new Prompt(items["system"] + items["guidelines"], user, items.Parts), null);
    }

    private static IEnumerable<PromptItem> ItemsOf(PromptInputs inputs)
    {
        yield return new PromptItem("system", SystemOf(inputs));
        yield return new PromptItem("guidelines", inputs.Mode == ExecutionMode.Build ? Sections.Of("# Guidelines", inputs.Settings.Guidelines.Text) : "");
        yield return new PromptItem("plan", inputs.Plan.Description);
        yield return new PromptItem("context", Sections.Of("# Context", inputs.Settings.Context), Excerpt.ResultLimit);
        var wanted = WantedParts.Of(inputs.Step, inputs.Feedback, inputs.Refused);
        foreach (var file in inputs.Files) yield return Sections.ItemOf("file", file, wanted, RuleOfParts(inputs)) with { IsNeeded = true };
        foreach (var file in inputs.Inputs) yield return Sections.ItemOf("input", file, wanted);
        foreach (var (step, output) in inputs.Results)
            yield return new PromptItem($"result {step}", output.Trim(), Excerpt.ResultLimit, HeadingOf(step).Length);
        foreach (var file in inputs.Draft) yield return Sections.ItemOf("draft", file, wanted);
        yield return new PromptItem("draft", inputs.DraftRemarks?.Trim() ?? "", Excerpt.ResultLimit);
        yield return new PromptItem(PromptPart.OfStep, StepSection.Of(inputs.Step));
        yield return new PromptItem("feedback", Feedback(inputs));
    }

    private static string SystemOf(PromptInputs inputs)
    {
        var mode = Template.Named(inputs.Mode == ExecutionMode.Fast ? "mode.fast.md" : "mode.build.md").Render();
        var template = inputs.Step.Type switch
        {
            StepType.Analysis => "system.analysis.md",
            StepType.Patch => "system.patch.md",
            _ => "system.code.md",
        };
        return inputs.Step.Type is StepType.Analysis or StepType.Patch
            ? Template.Named(template).Render(("mode", mode))
            : Template.Named(template).Render(("mode", mode), ("reply", Template.Named(ReplyOf(inputs.Format)).Render()));
    }

    private static string ReplyOf(EditFormat format) => format switch
    {
        EditFormat.SearchReplace => "reply.search_replace.md",
        EditFormat.UnifiedDiff => "reply.unified_diff.md",
        EditFormat.ApplyPatch => "reply.apply_patch.md",
        EditFormat.Surgical => "reply.surgical.md",
        _ => "reply.whole.md",
    };

    private static string RuleOfParts(PromptInputs inputs)
    {
        var how = inputs.Step.Type == StepType.Patch ? "" : inputs.Format switch
        {
            EditFormat.Surgical => ", with operations on members or SEARCH/REPLACE blocks",
            EditFormat.UnifiedDiff => ", with a unified diff",
            EditFormat.ApplyPatch => ", with a patch",
            _ => ", with SEARCH/REPLACE blocks",
        };
        return $" Change only what is shown{how}; never give this file whole.";
    }

    private static string Results(PromptInputs inputs, FittedItems items)
    {
        if (inputs.Results.Count == 0) return "";
        var text = new StringBuilder("\n# Results of earlier steps\n");
        foreach (var (step, _) in inputs.Results) text.Append(HeadingOf(step)).Append(items[$"result {step}"]).Append('\n');
        return text.ToString();
    }

    private static string HeadingOf(StepId step) => $"\n## {step}\n\n";

    private static string Draft(PromptInputs inputs, FittedItems items)
    {
        if (inputs.Draft.Count == 0 && items["draft"].Length == 0) return "";
        const string Title = "# Draft of this step\n\nMade quickly by another model. Check it, keep what is right, and make good what is not.";
        var files = Sections.Files(Title, "draft", inputs.Draft, items);
        return (files.Length > 0 ? files : $"\n{Title}\n") + (items["draft"].Length > 0 ? $"\n{items["draft"]}\n" : "");
    }

    private static string Feedback(PromptInputs inputs) => inputs.Feedback is not { } problem
        ? ""
        : Sections.Of("## Your last reply could not be used", $"{problem.Message}\n{problem.Hint}");
}
