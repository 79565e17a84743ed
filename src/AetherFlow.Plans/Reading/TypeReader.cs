using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Decides what type a step has; lenient reading finds one for steps whose own is unknown or lacks what it needs.</summary>
internal sealed class TypeReader(ProblemLog problems, PlanReadOptions options)
{
    public StepType Read(SourceValue step, SourceValue? context)
    {
        var fields = new Fields(step, problems);
        if (fields.Required("type") is not { } at || fields.TextOf(at) is not { } text) return StepType.CodeGeneration;
        if (!StepTypes.TryParse(text, out var type)) return Unknown(at, text, context);
        return type == StepType.Patch && context?.Find("patch") is null ? WithoutBlock(at, context) : type;
    }

    private StepType Unknown(SourceValue at, string text, SourceValue? context)
    {
        var message = $"the step type \"{at.Shown}\" does not exist";
        if (options.Lenient) return Taken(PlanCodes.UnknownType, at, message, context);
        var near = Nearest.Of(text.ToLowerInvariant(), StepTypes.WireNames, limit: 4);
        problems.Error(PlanCodes.UnknownType, at, message, $"use one of {string.Join(", ", StepTypes.WireNames)}{(near is null ? "" : $"; did you mean {near}?")}");
        return StepType.CodeGeneration;
    }

    private StepType WithoutBlock(SourceValue at, SourceValue? context)
    {
        const string Message = "a patch step needs a context.patch block that says where the fragment goes";
        if (options.Lenient) return Taken(PlanCodes.PatchMissing, at, Message, context);
        problems.Error(PlanCodes.PatchMissing, at, Message, "add context.patch with a position and a marker, or use another type");
        return StepType.Patch;
    }

    private StepType Taken(string code, SourceValue at, string message, SourceValue? context)
    {
        var existing = context is null ? null : ExistingTarget(context);
        var type = existing is null ? StepType.CodeGeneration : StepType.Refactoring;
        var reason = existing is null ? "none of its files exists" : $"{Excerpt.Of(existing)} exists";
        problems.Warning(code, at, $"{message}; taken as {type.ToWire()}, as {reason}", $"write {type.ToWire()} to keep it so");
        return type;
    }

    private string? ExistingTarget(SourceValue context)
    {
        // Flawed paths are reported where the context is read; here they only must not reach the workspace.
        var apart = problems.Apart();
        var rule = new PathRule(apart);
        return new Fields(context, apart).Texts("files")
            .Where(file => rule.Check(file.Text, file.At, isTarget: true) && options.FileExists?.Invoke(file.Text) == true)
            .Select(file => file.Text)
            .FirstOrDefault();
    }
}
