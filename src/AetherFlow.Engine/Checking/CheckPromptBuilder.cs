using AetherFlow.Engine.Prompts;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Checking;

/// <summary>Builds the prompt of an audit. Files may be shown in part: what is not seen is not judged, and the auditor is told.</summary>
internal static class CheckPromptBuilder
{
    /// <summary>The prompt, or why there is no room for it.</summary>
    public static (Prompt? Prompt, Problem? Problem) Build(CheckInputs inputs)
    {
        var (items, problem) = FittedItems.Of([.. ItemsOf(inputs)], inputs.Room);
        if (items is null) return (null, problem);
        var user = Template.Named("user.check.md").Render(
            ("plan", items["plan"]),
            ("context", items["context"]),
            ("step", items["step"]),
            ("rules", items["rules"]),
            ("inputs", Sections.Files("# Files that the step was given to read", "input", inputs.Inputs, items)),
            ("files", Sections.Files("# Files as the step left them", "file", inputs.Files, items)),
            ("output", Sections.Of("# What the step reported", items["output"])),
            ("feedback", items["feedback"]));
        return (new Prompt(items["system"], user, items.Parts), null);
    }

    private static IEnumerable<PromptItem> ItemsOf(CheckInputs inputs)
    {
        yield return new PromptItem("system", Template.Named("system.check.md").Render());
        yield return new PromptItem("plan", inputs.Plan.Description);
        yield return new PromptItem("context", Sections.Of("# Context", inputs.Context), Excerpt.ResultLimit);
        yield return new PromptItem("step", $"# Audit of {inputs.Step.Id}\n\n{inputs.Step.Description}\n{StepSection.Details(inputs.Step.Context)}");
        yield return new PromptItem("rules", Sections.List("## Rules", [.. inputs.Rules.Select(rule => rule.ToString())]));
        var wanted = WantedParts.Of(inputs.Step, feedback: null, refused: []);
        foreach (var file in inputs.Inputs) yield return Sections.ItemOf("input", file, wanted);
        foreach (var file in inputs.Files) yield return Sections.ItemOf("file", file, wanted);
        yield return new PromptItem("output", inputs.Output ?? "", Excerpt.FileLimit);
        yield return new PromptItem("feedback", Feedback(inputs));
    }

    private static string Feedback(CheckInputs inputs) => inputs.Feedback is not { } problem
        ? ""
        : Sections.Of("## Your last reply was no verdict", $"{problem.Message}\n{problem.Hint}");
}
