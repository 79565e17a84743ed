using AetherFlow.Models.Problems;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>Finish reasons that say that the reply is none; every other, known or not, ends a whole reply.</summary>
internal static class FinishReasons
{
    public static CallProblem? ProblemOf(string reason, string provider, string model) => reason switch
    {
        "content_filter" or "refusal" or "safety" => new CallProblem(
            ProblemKind.Refused,
            $"{provider} stopped the reply of {model} by its filter ({reason}). Reword the step, or use another model.",
            Retryable: false),

        // DeepSeek's word for a reply that it broke off for want of room.
        "insufficient_system_resource" => new CallProblem(
            ProblemKind.Overloaded, $"{provider} broke off the reply of {model} ({reason}).", Retryable: true),

        // OpenRouter's word for a failure of the server behind it.
        "error" => new CallProblem(
            ProblemKind.Server, $"{provider} gave up on the reply of {model} ({reason}).", Retryable: true),
        _ => null,
    };
}
