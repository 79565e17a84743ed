using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Json;

/// <summary>What a step would ask in one phase, for <c>--dry-run --json</c> and <c>plan show --prompts --json</c>.</summary>
internal sealed record PreviewedStepJson
{
    /// <summary>Phase and step, <c>build/step_3</c>.</summary>
    public required string Id { get; init; }

    public required string Phase { get; init; }

    public required string Step { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>Items without a <c>hash</c> are not there yet: their size is a guess.</summary>
    public required IReadOnlyList<PromptPart> Prompt { get; init; }

    /// <summary>False where the plan has the text already, and where <see cref="Problem"/> stands in the way.</summary>
    public required bool Asked { get; init; }

    public required long PromptTokens { get; init; }

    /// <summary>Tokens that the first reply may have.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Null where the price is not known.</summary>
    public Money? Expected { get; init; }

    /// <summary>Null where no price is known.</summary>
    public Money? AtMost { get; init; }

    public Problem? Problem { get; init; }

    public static PreviewedStepJson Of(PreviewedStep step) => new()
    {
        Id = $"{step.Phase}/{step.Step.Id}",
        Phase = step.Phase,
        Step = step.Step.Id.Value,
        Candidates = step.Candidates,
        Prompt = step.Prompt,
        Asked = step.IsAsked,
        PromptTokens = step.PromptTokens,
        MaxTokens = step.MaxTokens,
        Expected = step.Expected,
        AtMost = step.AtMost,
        Problem = step.Problem,
    };
}
