using System.Collections.Immutable;
using System.Text.Json;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Reads <c>metadata.output_merge</c>.</summary>
internal sealed class MergeReader(ProblemLog problems)
{
    public OutputMerge? Read(SourceValue metadata, StepNames names)
    {
        if (new Fields(metadata, problems).OptionalObject("output_merge") is not { } at) return null;
        var fields = new Fields(at, problems);
        KnownKeys.WarnOfSlips(at, KnownKeys.OutputMerge, problems);
        var file = fields.RequiredText("file");
        if (file is not null) new PathRule(problems).Check(file, at.Find("file")!, isTarget: true);
        return new OutputMerge(file ?? "", Steps(fields, names));
    }

    private ImmutableArray<StepId> Steps(Fields fields, StepNames names)
    {
        if (fields.Required("steps") is not { } list) return [];
        var steps = ImmutableArray.CreateBuilder<StepId>();
        foreach (var (text, at) in fields.Texts("steps"))
        {
            if (!names.Knows(text)) problems.Error(PlanCodes.UnknownStep, at, $"there is no step \"{at.Shown}\"", names.Suggest(text));
            steps.Add(new StepId(text));
        }

        if (list is { Kind: JsonValueKind.Array, Children.Count: 0 })
            problems.Error(PlanCodes.MergeEmpty, list, "the merge names no step", "name the steps whose outputs are joined, or remove output_merge");
        return steps.ToImmutable();
    }
}
