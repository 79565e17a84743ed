using AetherFlow.Engine.Checking;
using AetherFlow.Engine.Steps;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Estimating;

/// <summary>Builds the prompts of audits before the run: of work that is there, and of work that is still to come.</summary>
internal sealed class CheckPreview(Plan plan, EngineSettings settings)
{
    private readonly StepSize _size = new(settings);
    private readonly ExpectedFiles _expected = new(plan, new StepSize(settings));

    /// <summary>Whether the step will be audited.</summary>
    /// <param name="isToCome">Whether a phase before this one makes the work.</param>
    public bool IsAudited(Step step, bool isToCome) =>
        isToCome || (settings.Audited is { } work ? work.ResultOf(step.Id)?.Outcome == "done" : step.Type != StepType.Analysis);

    /// <param name="room">Characters that the prompt may have.</param>
    public async Task<PreviewPrompt> BuildAsync(Step step, PreviewFiles files, bool isToCome, int room, CancellationToken cancellation)
    {
        if (isToCome) return ToCome(step, files, room);
        if (settings.Audited is not { } work || work.ResultOf(step.Id) is not { } result)
            return Built(Inputs(step, room) with { Files = files.Targets, Inputs = files.Inputs }, []);
        var changed = result.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var left = await PromptFiles.ReadAsync([.. result.Files.Where(file => file.After is not null)], work.Contents, cancellation);
        return Built(
            Inputs(step, room) with
            {
                Files = [.. left, .. files.Targets.Where(file => !changed.Contains(file.Path))],
                Inputs = [.. files.Inputs.Where(file => !changed.Contains(file.Path))],
                Output = result.Output is { } output ? await work.Contents.TextAsync(output, cancellation) : null,
            },
            []);
    }

    private PreviewPrompt ToCome(Step step, PreviewFiles files, int room)
    {
        var unknown = _expected.Of(step, StepFiles.Readings(step), files.Missing).Append(_size.Left("work", step, files.Targets)).ToList();
        return Built(Inputs(step, room) with { Inputs = files.InputsWithout(unknown) }, unknown);
    }

    private CheckInputs Inputs(Step step, int room) => new()
    {
        Plan = plan,
        Step = step,
        Rules = CheckRules.Of(step, settings.Guidelines),
        Context = settings.Context,
        Room = room,
        Files = [],
        Inputs = [],
    };

    private static PreviewPrompt Built(CheckInputs inputs, IReadOnlyList<UnknownPart> unknown)
    {
        var (prompt, problem) = CheckPromptBuilder.Build(inputs);
        return new PreviewPrompt(prompt, problem, unknown);
    }
}
