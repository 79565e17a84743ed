using AetherFlow.Engine.Checking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Steps;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Forecasts;

/// <summary>Makes the question of a step as it would be asked: what is there already, and guesses of what is not.</summary>
internal sealed class ForecastQuestions(Plan plan, EngineSettings settings, FilesNow files, ForecastPrices prices)
{
    /// <summary>Tokens of a verdict that finds little.</summary>
    private const int VerdictTokens = 300;

    /// <summary>Tokens of the remarks around code.</summary>
    private const int RemarkTokens = 100;

    /// <summary>A result and a file of a step before are shown up to this many tokens.</summary>
    private const int MostTokens = Excerpt.ResultLimit / 4;

    private readonly PlanGraph _graph = PlanGraph.Of(plan);

    public Task<StepForecast> OfAsync(Step step, Phase phase, CancellationToken cancellation) =>
        phase == Phase.Check ? OfCheckAsync(step, cancellation) : OfWorkAsync(step, phase, cancellation);

    private async Task<StepForecast> OfWorkAsync(Step step, Phase phase, CancellationToken cancellation)
    {
        var candidates = settings.Route(new RouteQuestion(phase.Mode, step));
        var reply = Math.Max(settings.MaxTokens, 2 * step.EstimatedTokens);
        var (prompt, problem) = PromptBuilder.Build(new PromptInputs
        {
            Plan = plan,
            Step = step,
            Mode = phase.Mode,
            Settings = settings,
            Room = PromptBudget.RoomOf(prices.LargestWindow(candidates), reply),
            Files = await files.ReadAsync(StepFiles.Targets(step), PathUse.Write, cancellation),
            Inputs = await files.ReadAsync(StepFiles.Readings(step), PathUse.Read, cancellation),
            Results = [],
        });
        List<PromptPart> guesses = [.. Results(step), .. MissingFiles(step, [.. StepFiles.Targets(step), .. StepFiles.Readings(step)])];
        if (phase == Phase.Build && settings.Phases.Contains(Phase.Draft)) guesses.Add(Guess("draft", step.EstimatedTokens));
        // A reply that was cut is asked for again with twice the room.
        int[] replies = [.. Enumerable.Range(0, FailurePolicy.MaxAttempts).Select(attempt => reply << attempt)];
        return Priced(new StepForecast { Phase = phase, Step = step, Candidates = candidates, OutputTokens = step.EstimatedTokens, Problem = problem }, prompt, guesses, replies);
    }

    private async Task<StepForecast> OfCheckAsync(Step step, CancellationToken cancellation)
    {
        var writes = settings.Phases.FirstOrDefault(phase => phase.Writes);
        var author = writes is null || StepFiles.NeedsNoModel(step) || settings.Route(new RouteQuestion(writes.Mode, step)) is not [var first, ..] ? null : first;
        var candidates = settings.Route(new RouteQuestion(ExecutionMode.DoubleCheck, step, author));
        var isAfterWork = writes is not null || settings.Audited is not null;
        var (prompt, problem) = CheckPromptBuilder.Build(new CheckInputs
        {
            Plan = plan,
            Step = step,
            Rules = CheckRules.Of(step, settings.Guidelines),
            Context = settings.Context,
            Room = PromptBudget.RoomOf(prices.LargestWindow(candidates), settings.MaxTokens),
            Files = isAfterWork ? [] : await files.ReadAsync(StepFiles.Targets(step), PathUse.Read, cancellation),
            Inputs = await files.ReadAsync(StepFiles.Readings(step), PathUse.Read, cancellation),
        });
        var targets = StepFiles.Targets(step);
        List<PromptPart> guesses = [.. MissingFiles(step, StepFiles.Readings(step))];
        if (isAfterWork) guesses.AddRange(targets.Select(file => Guess($"file {file}", step.EstimatedTokens / targets.Count)));
        if (isAfterWork) guesses.Add(Guess("output", step.Type == StepType.Analysis ? step.EstimatedTokens : RemarkTokens));
        int[] replies = [.. Enumerable.Repeat(settings.MaxTokens, CheckPipeline.MaxAttempts)];
        return Priced(new StepForecast { Phase = Phase.Check, Step = step, Candidates = candidates, OutputTokens = VerdictTokens, Problem = problem }, prompt, guesses, replies);
    }

    private StepForecast Priced(StepForecast forecast, Prompt? prompt, List<PromptPart> guesses, IReadOnlyList<int> replies)
    {
        IReadOnlyList<PromptPart> parts = prompt is null ? [] : [.. prompt.Parts, .. guesses];
        var known = parts.Where(part => part.Hash.Length > 0).Sum(part => (long)part.Tokens);
        var unknown = guesses.Count * (long)MostTokens;
        return prompt is null
            ? forecast
            : prices.Of(forecast with { Prompt = parts, InputTokens = parts.Sum(part => (long)part.Tokens) }, known + unknown, replies);
    }

    private IEnumerable<PromptPart> Results(Step step) => step.Dependencies
        .Select(id => plan[id])
        .Select(before => Guess($"result {before.Id}", before.Type == StepType.Analysis ? before.EstimatedTokens : RemarkTokens));

    /// <summary>Files that a step before will have written.</summary>
    private IEnumerable<PromptPart> MissingFiles(Step step, IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(files.IsMissing).Distinct(StringComparer.Ordinal))
        {
            var writers = _graph.DeclaredWriters(name).Where(writer => _graph.IsAncestor(writer, step.Index)).Select(writer => plan.Steps[writer]).ToList();
            if (writers is [.., var last]) yield return Guess($"file {name}", last.EstimatedTokens / Math.Max(1, StepFiles.Targets(last).Count));
        }
    }

    private static PromptPart Guess(string name, int tokens) => new(name, "", Math.Min(tokens, MostTokens));
}
