using System.Text;
using System.Text.Json;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Reads one entry of <c>steps</c>; what concerns several steps is checked later.</summary>
internal sealed class StepReader(ProblemLog problems, PlanReadOptions options)
{
    private readonly TypeReader _types = new(problems, options);
    private readonly ContextReader _contexts = new(problems);

    public StepDraft Read(SourceValue at, int index)
    {
        var fields = new Fields(at, problems);
        KnownKeys.WarnOfSlips(at, KnownKeys.Step, problems);
        var id = Id(fields);
        var description = fields.RequiredText("description");
        var context = fields.OptionalObject("context");
        var type = _types.Read(at, context);
        var dependencies = Dependencies(fields, id?.Text());
        var step = new Step
        {
            Id = new StepId(id?.Text() ?? ""),
            Index = index,
            Description = description ?? "",
            Type = type,
            Complexity = Complexity(fields, at),
            EstimatedTokens = Tokens(fields),
            Dependencies = [.. dependencies.Select(dependency => dependency.Id)],
            ValidationCriteria = [.. fields.Texts("validation_criteria").Select(criterion => criterion.Text)],
            Context = context is null ? new StepContext() : _contexts.Read(context, type),
            Extra = KnownKeys.Rest(at, KnownKeys.Step),
        };
        if (type == StepType.Patch) CheckTarget(at, context, step.Context);
        return new StepDraft { Step = step, IdAt = id, DependenciesAt = [.. dependencies.Select(dependency => dependency.At)] };
    }

    private SourceValue? Id(Fields fields)
    {
        if (fields.Required("id") is not { } at || fields.TextOf(at) is not { } text) return null;
        if (IsStrictId(text)) return at;
        if (IsSaneId(text))
        {
            problems.Oddity(options.Lenient, PlanCodes.StepId, at, $"the step id \"{at.Shown}\" is not step_ and a number", "number the steps step_1, step_2, …");
            return at;
        }

        problems.Error(PlanCodes.StepId, at, $"the step id \"{at.Shown}\" cannot be used", $"number the steps step_1, step_2, …; at most {PlanLimits.StepIdLength} characters");
        return text.Length == 0 ? null : at;
    }

    private static bool IsStrictId(string text) =>
        text.StartsWith("step_", StringComparison.Ordinal)
        && text.Length is > 5 and <= PlanLimits.StepIdLength
        && text.Skip(5).All(char.IsAsciiDigit);

    /// <summary>An id becomes part of file names: letters, digits, <c>_</c>, <c>-</c> and inner dots.</summary>
    private static bool IsSaneId(string text) =>
        text.Length is > 0 and <= PlanLimits.StepIdLength
        && text.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' or '.')
        && text[0] is not ('.' or '-')
        && text[^1] != '.';

    private List<(StepId Id, SourceValue At)> Dependencies(Fields fields, string? own)
    {
        var kept = new List<(StepId, SourceValue)>();
        var seen = new HashSet<string>();
        foreach (var (text, at) in fields.Texts("dependencies"))
        {
            if (text == own) problems.Error(PlanCodes.SelfDependency, at, $"{at.Shown} depends on itself", "remove the entry");
            else if (seen.Add(text)) kept.Add((new StepId(text), at));
            else problems.Warning(PlanCodes.RepeatedDependency, at, $"{at.Shown} is named twice and counts once", "remove one of the entries");
        }

        return kept;
    }

    private double Complexity(Fields fields, SourceValue owner)
    {
        if (fields.RequiredNumber("complexity") is not { } value) return 0;
        if (value is >= 0 and <= 1) return value;
        var at = owner.Find("complexity")!;
        var clamped = Math.Clamp(value, 0, 1);
        if (options.Lenient && Math.Abs(value - clamped) <= PlanLimits.ComplexitySlack)
            problems.Warning(PlanCodes.Complexity, at, $"the complexity {at.Shown} is outside 0 to 1; taken as {clamped}", "write a number from 0 to 1");
        else
            problems.Error(PlanCodes.Complexity, at, $"the complexity {at.Shown} is outside 0 to 1", "write a number from 0 (trivial) to 1 (very hard)");
        return clamped;
    }

    private int Tokens(Fields fields)
    {
        if (fields.Required("estimated_tokens") is not { } at) return 0;
        if (at.Kind != JsonValueKind.Number)
        {
            fields.WrongType(at, "a whole number");
            return 0;
        }

        const string Hint = "write a whole number from 100 to 8000";
        var whole = WholeNumber.TryRead(at, out var tokens);
        if (!whole) problems.Error(PlanCodes.EstimatedTokens, at, $"the estimate {at.Shown} is not a whole number", Hint);
        else if (tokens is < 1 or > PlanLimits.MaxLenientTokens) problems.Error(PlanCodes.EstimatedTokens, at, $"the estimate {at.Shown} is out of range", Hint);
        else if (tokens is < PlanLimits.MinTokens or > PlanLimits.MaxTokens)
            problems.Oddity(options.Lenient, PlanCodes.EstimatedTokens, at, $"the estimate {at.Shown} is outside {PlanLimits.MinTokens} to {PlanLimits.MaxTokens}", Hint);
        return (int)Math.Clamp(tokens, 0, PlanLimits.MaxLenientTokens);
    }

    private void CheckTarget(SourceValue step, SourceValue? context, StepContext read)
    {
        if (read.Patch?.TargetFile is not null || context?.Find("patch")?.Find("target_file") is not null) return;
        var at = context ?? step;
        if (context?.Find("files") is { } files)
        {
            if (files.Kind != JsonValueKind.Array || read.Files.Length == 1) return;
            at = files;
        }

        var distinct = read.Files.Select(PlanPath.Normalise).Distinct().Count();
        if (distinct == 0)
            problems.Error(PlanCodes.PatchTargetMissing, at, "the patch names no file", "name it in context.files or patch.target_file");
        else if (distinct > 1)
            problems.Error(PlanCodes.PatchTargetAmbiguous, at, $"the patch names {distinct} files", "say in patch.target_file which one, or keep one");
    }
}
