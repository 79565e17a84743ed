using System.Globalization;
using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Writes an answer as Google's servers do: one response, or many with a part of it each.</summary>
internal sealed class GeminiReply(ScriptedReply reply, ReplyBody body)
{
    /// <summary>Any bytes in Base64 will do: Google's cannot be read by others either.</summary>
    private static readonly byte[] Signature = "c2ltdWxhdG9yOiB0aG91Z2h0"u8.ToArray();

    private static readonly byte[] EventEnding = "\r\n\r\n"u8.ToArray();

    private bool _isBegun;
    private bool _isSigned;

    private Utf8JsonWriter Json => body.Json;

    private bool AsEvents => reply.Asked.AsEvents;

    private bool IsPromptBlocked => reply.Fault == FaultKind.Refusal && reply.Text.Length == 0;

    private bool IsBroken => reply.IsMalformed || reply.EndsInError;

    public void WriteStream()
    {
        var parts = Parts(inPieces: true).ToList();
        var last = IsBroken ? parts.Count : Math.Max(0, parts.Count - 1);
        for (var i = 0; i < last; i++) WriteChunk([parts[i]], isLast: false);
        if (!IsBroken) WriteChunk(parts.Count > 0 ? [parts[^1]] : [], isLast: true);
        else WriteBreak();
        if (AsEvents) return;
        body.BeginPiece("]"u8);
        EndFrame(reportsUsage: !IsBroken && HasUsageInFull);
    }

    public void WriteWhole()
    {
        if (reply.EndsInError)
        {
            WriteError();
            body.EndWhole(reportsUsage: false, broken: false);
            return;
        }

        WriteResponse([.. Parts(inPieces: false)], isLast: true);
        body.EndWhole(HasUsageInFull, reply.IsMalformed);
    }

    /// <summary>Without a finish nobody can know that the last numbers are the last.</summary>
    private bool HasUsageInFull => reply.ReportsUsage && reply.Finish is not null;

    private string? FinishReason() => reply.Finish?.Meaning switch
    {
        null => null,
        FinishMeaning.Stop or FinishMeaning.ToolCalls => "STOP",
        FinishMeaning.Length => "MAX_TOKENS",
        FinishMeaning.Refusal => "SAFETY",
        _ => reply.Finish.Word.ToUpperInvariant(),
    };

    private IEnumerable<Action> Parts(bool inPieces)
    {
        IEnumerable<string> Split(string text) => inPieces ? reply.Pieces(text) : text.Length > 0 ? [text] : [];

        foreach (var piece in Split(reply.Reasoning)) yield return () => WriteText(piece, isThought: true);
        foreach (var piece in Split(reply.Text)) yield return () => WriteText(piece, isThought: false);
        foreach (var call in reply.Calls) yield return () => WriteCall(call);
    }

    private void WriteChunk(IReadOnlyList<Action> parts, bool isLast)
    {
        BeginFrame();
        WriteResponse(parts, isLast);
        EndFrame(reportsUsage: AsEvents && isLast && HasUsageInFull);
    }

    private void WriteBreak()
    {
        BeginFrame();
        if (reply.EndsInError) WriteError();
        else body.Raw("{\"candidates\": [{\"content\": {\"par"u8);
        EndFrame(reportsUsage: false);
    }

    private void BeginFrame()
    {
        if (AsEvents) body.BeginFrame();
        else body.BeginPiece(_isBegun ? ",\r\n"u8 : "["u8);
        _isBegun = true;
    }

    private void EndFrame(bool reportsUsage) => body.EndFrame(AsEvents ? EventEnding : [], reportsUsage);

    private void WriteResponse(IReadOnlyList<Action> parts, bool isLast)
    {
        Json.WriteStartObject();
        if (IsPromptBlocked)
        {
            Json.WriteStartObject("promptFeedback"u8);
            Json.WriteString("blockReason"u8, "PROHIBITED_CONTENT"u8);
            Json.WriteEndObject();
        }
        else
        {
            WriteCandidate(parts, isLast);
        }

        if (reply.ReportsUsage) WriteUsage(isLast && HasUsageInFull);
        Json.WriteString("modelVersion"u8, reply.Asked.Model);
        Json.WriteString("responseId"u8, string.Create(CultureInfo.InvariantCulture, $"simulator{reply.Number:D8}"));
        Json.WriteEndObject();
    }

    private void WriteCandidate(IReadOnlyList<Action> parts, bool isLast)
    {
        Json.WriteStartArray("candidates"u8);
        Json.WriteStartObject();
        if (parts.Count > 0)
        {
            Json.WriteStartObject("content"u8);
            Json.WriteStartArray("parts"u8);
            foreach (var write in parts) write();
            Json.WriteEndArray();
            Json.WriteString("role"u8, "model"u8);
            Json.WriteEndObject();
        }

        if (isLast && FinishReason() is { } reason) Json.WriteString("finishReason"u8, reason);
        Json.WriteNumber("index"u8, 0);
        Json.WriteEndObject();
        Json.WriteEndArray();
    }

    private void WriteText(string text, bool isThought)
    {
        Json.WriteStartObject();
        body.Text("text"u8, text);
        if (isThought) Json.WriteBoolean("thought"u8, value: true);
        else if (reply.Reasoning.Length > 0) WriteSignature();
        Json.WriteEndObject();
    }

    private void WriteCall(ScriptedCall call)
    {
        Json.WriteStartObject();
        Json.WriteStartObject("functionCall"u8);
        if (call.Id is not null) Json.WriteString("id"u8, call.Id);
        Json.WriteString("name"u8, call.Name);
        Json.WritePropertyName("args"u8);
        Json.WriteRawValue(call.Arguments);
        Json.WriteEndObject();
        WriteSignature();
        Json.WriteEndObject();
    }

    /// <summary>One a turn: on the first part after the thoughts.</summary>
    private void WriteSignature()
    {
        if (_isSigned) return;
        _isSigned = true;
        Json.WriteString("thoughtSignature"u8, Signature);
    }

    private void WriteUsage(bool inFull)
    {
        var usage = reply.Usage;
        var said = inFull ? usage.Completion - usage.Reasoning : 0;
        var thought = inFull ? usage.Reasoning : 0;
        Json.WriteStartObject("usageMetadata"u8);
        Json.WriteNumber("promptTokenCount"u8, usage.Prompt);
        if (said > 0) Json.WriteNumber("candidatesTokenCount"u8, said);
        Json.WriteNumber("totalTokenCount"u8, usage.Prompt + said + thought);
        if (usage.Cached > 0) Json.WriteNumber("cachedContentTokenCount"u8, usage.Cached);
        WriteDetails("promptTokensDetails"u8, usage.Prompt);
        if (usage.Cached > 0) WriteDetails("cacheTokensDetails"u8, usage.Cached);
        if (thought > 0) Json.WriteNumber("thoughtsTokenCount"u8, thought);
        Json.WriteEndObject();
    }

    private void WriteDetails(ReadOnlySpan<byte> name, long tokens)
    {
        Json.WriteStartArray(name);
        Json.WriteStartObject();
        Json.WriteString("modality"u8, "TEXT"u8);
        Json.WriteNumber("tokenCount"u8, tokens);
        Json.WriteEndObject();
        Json.WriteEndArray();
    }

    private void WriteError()
    {
        Json.WriteStartObject();
        Json.WriteStartObject("error"u8);
        Json.WriteNumber("code"u8, 503);
        Json.WriteString("message"u8, "The model is overloaded. Please try again later."u8);
        Json.WriteString("status"u8, "UNAVAILABLE"u8);
        Json.WriteEndObject();
        Json.WriteEndObject();
    }
}
