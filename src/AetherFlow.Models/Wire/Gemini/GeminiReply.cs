using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire.Gemini;

/// <summary>Reads a message of a stream, or a whole reply: both have the same form.</summary>
internal static class GeminiReply
{
    public static ReplyPiece Read(JsonElement message)
    {
        var candidate = message.Get("candidates")?.First();
        var contents = new List<AIContent>();
        var calls = new List<CallFragment>();
        if (candidate?.Get("content")?.Get("parts") is { ValueKind: JsonValueKind.Array } parts)
            foreach (var part in parts.EnumerateArray()) Add(part, contents, calls);
        return new ReplyPiece
        {
            Contents = contents,
            Calls = calls,
            FinishReason = candidate?.Text("finishReason") is { Length: > 0 } reason ? reason : Blocked(message),
            Usage = message.Get("usageMetadata") is { } usage ? Usage(usage) : null,
            Model = message.Text("modelVersion"),
            Id = message.Text("responseId"),
        };
    }

    /// <summary>The prompt was stopped before a reply began.</summary>
    private static string? Blocked(JsonElement message) =>
        message.Get("promptFeedback")?.Text("blockReason") is { Length: > 0 } reason ? Calling.FinishReasons.PromptBlocked + reason : null;

    /// <summary>A signature of a text comes after it, as it does with those of a stream; the text may be empty.</summary>
    private static void Add(JsonElement part, List<AIContent> contents, List<CallFragment> calls)
    {
        var signature = part.Text("thoughtSignature") is { Length: > 0 } given ? given : null;
        if (part.Get("functionCall") is { } call)
        {
            calls.Add(new CallFragment { Id = call.Text("id"), Name = call.Text("name") ?? "", Arguments = call.Get("args")?.GetRawText(), Signature = signature });
            return;
        }

        var text = part.Text("text") ?? "";
        if (part.Get("thought") is { ValueKind: JsonValueKind.True })
        {
            if (text.Length > 0 || signature is not null) contents.Add(new TextReasoningContent(text) { ProtectedData = signature });
            return;
        }

        if (text.Length > 0) contents.Add(new TextContent(text));
        if (signature is not null) contents.Add(new TextReasoningContent("") { ProtectedData = signature });
    }

    /// <summary>
    /// https://ai.google.dev/api/generate-content#UsageMetadata: counts that are 0 are left out; thoughts are no part of
    /// the candidates, results of the vendor's own tools no part of the prompt.
    /// </summary>
    private static UsageReport? Usage(JsonElement usage) => usage.Count("promptTokenCount") is not { } prompt ? null : new UsageReport
    {
        Input = prompt + (usage.Count("toolUsePromptTokenCount") ?? 0),
        CachedInput = usage.Count("cachedContentTokenCount"),
        Output = (usage.Count("candidatesTokenCount") ?? 0) + (usage.Count("thoughtsTokenCount") ?? 0),
        Reasoning = usage.Count("thoughtsTokenCount"),
    };
}
