using AetherFlow.Models.Problems;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>
/// The words with which vendors end a reply, whatever their case. Only those that are known to end a whole one, or one
/// that ran out of tokens, do.
/// </summary>
internal static class FinishReasons
{
    /// <summary>The word of a reply whose model refused in so many words.</summary>
    public const string Refusal = "refusal";

    /// <summary>Goes before the reason for which a vendor stopped a prompt before there was a reply.</summary>
    public const string PromptBlocked = "prompt_blocked:";

    /// <summary>
    /// OpenAI and most others: stop, tool_calls, function_call. Anthropic: end_turn, stop_sequence, tool_use
    /// (https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons). Gemini: STOP. Together: eos. Text
    /// generation inference: eos_token.
    /// </summary>
    private static readonly HashSet<string> Ends = Words("stop", "tool_calls", "function_call", "end_turn", "stop_sequence", "tool_use", "eos", "eos_token");

    /// <summary>OpenAI: length. Anthropic: max_tokens, model_context_window_exceeded. Gemini: MAX_TOKENS. Mistral: model_length.</summary>
    private static readonly HashSet<string> Truncations = Words("length", "max_tokens", "model_length", "model_context_window_exceeded");

    /// <summary>
    /// OpenAI: content_filter. Anthropic: refusal. The others are Gemini's
    /// (https://ai.google.dev/api/generate-content#FinishReason).
    /// </summary>
    private static readonly HashSet<string> Refusals = Words(
        "content_filter", Refusal, "safety", "recitation", "language", "blocklist", "prohibited_content", "spii", "image_safety");

    public static bool IsTruncation(string? reason) => reason is not null && Truncations.Contains(reason);

    /// <summary>Null where the reply is whole, or ran out of tokens.</summary>
    public static CallProblem? ProblemOf(string reason, string provider, string model)
    {
        if (Ends.Contains(reason) || Truncations.Contains(reason)) return null;
        if (reason.StartsWith(PromptBlocked, StringComparison.Ordinal))
            return new CallProblem(ProblemKind.Refused, $"{provider} stopped the prompt for {model} by its filter ({reason[PromptBlocked.Length..]}). Reword the step, or use another model.", Retryable: false);
        if (Refusals.Contains(reason))
            return new CallProblem(ProblemKind.Refused, $"{provider} stopped the reply of {model} by its filter ({reason}). Reword the step, or use another model.", Retryable: false);
        return reason.ToUpperInvariant() switch
        {
            // DeepSeek's word for a reply that it broke off for want of room.
            "INSUFFICIENT_SYSTEM_RESOURCE" => new CallProblem(ProblemKind.Overloaded, $"{provider} broke off the reply of {model} ({reason}).", Retryable: true),

            // OpenRouter's and Mistral's word for a failure of the server behind them.
            "ERROR" => new CallProblem(ProblemKind.Server, $"{provider} gave up on the reply of {model} ({reason}).", Retryable: true),
            _ => new CallProblem(ProblemKind.Malformed, $"{provider} ended the reply of {model} with '{Shown(reason)}', which is not known to end a whole one.", Retryable: true),
        };
    }

    /// <summary>A vendor's word may be anything; a message is one short line.</summary>
    private static string Shown(string reason) => new([.. reason.Take(40).Select(c => char.IsControl(c) ? ' ' : c)]);

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
