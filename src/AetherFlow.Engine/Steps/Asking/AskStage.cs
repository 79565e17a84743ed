using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Prompts;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Problems;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Engine.Steps;

/// <summary>Asks the models for a step's reply: route, then the physical calls.</summary>
internal sealed class AskStage(ModelCaller models, EngineSettings settings)
{
    private const string ModelProblem = "model.";

    /// <summary>Who would be asked, best first, whatever the size of the prompt.</summary>
    public IReadOnlyList<RouteChoice> Route(RouteQuestion question) => settings.Route(question);

    /// <summary>Characters that a prompt for these candidates may have.</summary>
    public int RoomOf(IReadOnlyList<RouteChoice> candidates, int replyTokens) => PromptBudget.RoomOf(models.RoomFor(candidates, replyTokens));

    /// <summary>How the first of the candidates changes files most reliably, in the catalogue's word.</summary>
    public string EditFormatOf(IReadOnlyList<RouteChoice> candidates) => models.EditFormatOf(candidates);

    /// <exception cref="RunStoppedException">No provider answers, or the money is used up: the step stays open.</exception>
    public async Task<ModelAnswer> AskAsync(Question question, Scope scope, CancellationToken cancellation)
    {
        var candidates = settings.Route(question.Route with { PromptBytes = question.Prompt.Bytes, ReplyTokens = question.MaxTokens });
        scope.Note(EngineEvents.Routed, "route", new StepRouted { Candidates = candidates, Prompt = question.Prompt.Parts }, RunsJson.Lines.StepRouted);
        var answer = await models.CallAsync(
            scope,
            new ModelRequest
            {
                Candidates = candidates,
                Messages = [new ChatMessage(ChatRole.System, question.Prompt.System), new ChatMessage(ChatRole.User, question.Prompt.User)],
                MaxTokens = question.MaxTokens,
                Temperature = question.Temperature,
                Parts = question.Prompt.Parts,
                Schema = question.Schema,
            },
            cancellation);
        if (answer.Problem is { } problem && StopOutcome(problem) is { } outcome) throw new RunStoppedException(outcome, problem);
        return answer;
    }

    /// <summary>
    /// Keeps a reply that was accepted for later runs, also as the answer to what the step had asked before in vain. One
    /// that cannot be kept costs a later run a call, and nothing else.
    /// </summary>
    public async Task KeepAsync(ModelReply reply, IEnumerable<AttemptFinished> before, CancellationToken cancellation) =>
        await models.KeepAsync(reply, [.. before.Select(attempt => attempt.Request).OfType<string>()], cancellation);

    /// <summary>How the run ends where a problem is nobody's but the provider's or the purse's; null where the step can deal with it.</summary>
    private static string? StopOutcome(Problem problem) => problem.Code switch
    {
        ModelAnswer.BudgetExhausted or ModelAnswer.BudgetOverrun or ModelAnswer.BudgetUnreadable or ModelAnswer.PriceUnknown => "budget",
        $"{ModelProblem}{ProblemKind.Timeout}" => "timeout",
        ModelAnswer.ReplayMissing => "failed",
        var code when code.StartsWith(ModelProblem, StringComparison.Ordinal) && ProblemKind.IsOfTheRequest(code[ModelProblem.Length..]) => null,
        _ => "provider",
    };
}
