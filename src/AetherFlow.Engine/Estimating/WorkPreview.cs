using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Steps;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Estimating;

/// <summary>Builds the prompts of a FAST or BUILD phase before the run: results and drafts are still to come.</summary>
internal sealed class WorkPreview(Plan plan, EngineSettings settings)
{
    private readonly StepSize _size = new(settings);
    private readonly ExpectedFiles _expected = new(plan, new StepSize(settings));

    /// <param name="hasDraft">Whether a phase before this one makes drafts.</param>
    /// <param name="room">Characters that the prompt may have.</param>
    /// <param name="editFormat">How the model to be asked changes files most reliably, in the catalogue's word.</param>
    public PreviewPrompt Build(Phase phase, Step step, PreviewFiles files, bool hasDraft, int room, string editFormat)
    {
        var unknown = new List<UnknownPart>();
        unknown.AddRange(_expected.Of(step, StepFiles.Targets(step).Concat(StepFiles.Readings(step)), files.Missing));
        unknown.AddRange(step.Dependencies.OrderBy(id => plan[id].Index).Select(id => _size.Result(plan[id])));
        if (hasDraft) unknown.Add(_size.Left("draft", step, files.Targets));
        var (prompt, problem) = PromptBuilder.Build(new PromptInputs
        {
            Plan = plan,
            Step = step,
            Mode = phase.Mode,
            Settings = settings,
            Format = ReplyFormat.Of(step, phase.Mode, files.Targets, editFormat, afterFailure: false),
            Room = room,
            Files = files.Targets,
            Inputs = files.InputsWithout(unknown),
            Results = [],
        });
        return new PreviewPrompt(prompt, problem, unknown);
    }
}
