using System.Text.Json;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Reads the top level of a plan and all below it.</summary>
internal sealed class PlanFile(ProblemLog problems, PlanReadOptions options)
{
    /// <summary>Null as soon as the log has an error.</summary>
    public Plan? Read(SourceValue root)
    {
        var fields = new Fields(root, problems);
        KnownKeys.WarnOfSlips(root, KnownKeys.Plan, problems);
        var taskId = TaskId(fields, root);
        var description = fields.RequiredText("description");
        var drafts = Steps(fields);
        var names = new StepNames(drafts, problems);
        new DependencyRules(drafts, names, problems).Check();

        var metadata = fields.Required("metadata") is null ? null : fields.OptionalObject("metadata");
        if (metadata is not null) KnownKeys.WarnOfSlips(metadata, KnownKeys.Metadata, problems);
        var merge = metadata is null ? null : new MergeReader(problems).Read(metadata, names);
        if (problems.HasError) return null;

        return new Plan
        {
            TaskId = taskId!,
            Description = description!,
            Steps = [.. drafts.Select(draft => draft.Step)],
            OutputMerge = merge,
            Metadata = KnownKeys.Rest(metadata!, []),
            Extra = KnownKeys.Rest(root, KnownKeys.Plan),
        };
    }

    private string? TaskId(Fields fields, SourceValue root)
    {
        var text = fields.RequiredText("task_id");
        if (text is null || (text.Length is > 0 and <= PlanLimits.TaskIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))) return text;
        var at = root.Find("task_id")!;
        problems.Error(PlanCodes.TaskId, at, $"the task id \"{at.Shown}\" cannot be used", $"use 1 to {PlanLimits.TaskIdLength} letters a-z, digits, _ and -");
        return text;
    }

    private List<StepDraft> Steps(Fields fields)
    {
        var drafts = new List<StepDraft>();
        if (fields.Required("steps") is not { } list) return drafts;
        if (list.Kind != JsonValueKind.Array)
        {
            fields.WrongType(list, "an array of steps");
            return drafts;
        }

        if (list.Children.Count == 0) problems.Error(PlanCodes.NoSteps, list, "the plan has no steps", "add at least one step");
        var reader = new StepReader(problems, options);
        foreach (var at in list.Children)
        {
            if (at.Kind == JsonValueKind.Object) drafts.Add(reader.Read(at, drafts.Count));
            else fields.WrongType(at, "an object");
        }

        return drafts;
    }
}
