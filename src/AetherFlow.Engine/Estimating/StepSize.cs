using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Steps;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Estimating;

/// <summary>How much a step will probably leave behind, and at most.</summary>
internal sealed class StepSize(EngineSettings settings)
{
    private const int CharactersPerToken = 4;

    /// <summary>What dependants are told.</summary>
    public UnknownPart Result(Step step) => new($"result {step.Id}", Reply(step), Math.Min(Excerpt.ResultLimit, MostOf(step)));

    /// <summary>The files that the step leaves, with its remarks.</summary>
    /// <param name="kind"><c>draft</c> or <c>work</c>.</param>
    /// <param name="now">Its targets as they are.</param>
    public UnknownPart Left(string kind, Step step, IReadOnlyList<PromptFile> now)
    {
        var characters = now.Sum(file => (long)(file.Text?.Length ?? 0));
        // A patch leaves the whole file with a fragment in it; other steps send their files whole.
        var kept = step.Type == StepType.Patch ? (int)(characters / CharactersPerToken) : 0;
        return new UnknownPart($"{kind} {step.Id}", Reply(step) + kept, characters + MostOf(step));
    }

    /// <summary>A file that the step is to write for others.</summary>
    public UnknownPart File(Step writer, string path, bool isThere)
    {
        var share = Reply(writer) / Math.Max(1, StepFiles.Targets(writer).Count);
        return new UnknownPart($"file {path}", isThere ? 0 : share, Math.Min(Excerpt.FileLimit, MostOf(writer)));
    }

    private static int Reply(Step step) => step is { Type: StepType.Patch, Context.Replacement: { } fragment }
        ? (fragment.Length + CharactersPerToken - 1) / CharactersPerToken
        : step.EstimatedTokens;

    private long MostOf(Step step) => step is { Type: StepType.Patch, Context.Replacement: { } fragment }
        ? fragment.Length
        : (long)CharactersPerToken * settings.ReplyTokensFor(step);
}
