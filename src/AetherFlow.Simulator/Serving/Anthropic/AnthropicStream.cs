using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Writes an answer as named events: the message, its blocks one after another, and how it ends.</summary>
internal sealed class AnthropicStream(ScriptedReply reply, ReplyBody body)
{
    private static readonly byte[] Ending = "\n\n"u8.ToArray();

    private int _block;
    private bool _isPinged;

    private Utf8JsonWriter Json => body.Json;

    public void Write()
    {
        WriteStart();
        if (reply.Reasoning.Length > 0) WriteThinking();
        if (reply.Text.Length > 0 || reply.IsMalformed) WriteText();
        if (reply.IsMalformed) return;
        for (var i = 0; i < reply.Calls.Count; i++) WriteCall(i, reply.Calls[i]);
        if (reply.EndsInError)
        {
            body.BeginFrame("error"u8);
            AnthropicJson.WriteError(Json);
            body.EndFrame(Ending);
            return;
        }

        if (reply.Finish is not null) WriteFinish();
        if (reply.HasEndMark) WriteBare("message_stop"u8);
    }

    private void WriteStart()
    {
        Begin("message_start"u8);
        Json.WriteStartObject("message"u8);
        AnthropicJson.BeginMessage(Json, reply);
        Json.WriteStartArray("content"u8);
        Json.WriteEndArray();
        Json.WriteNull("stop_reason"u8);
        Json.WriteNull("stop_sequence"u8);
        if (reply.ReportsUsage)
        {
            Json.WriteStartObject("usage"u8);
            AnthropicJson.WriteInputUsage(Json, reply.Usage);
            AnthropicJson.WriteCacheDetails(Json, reply.Usage);
            Json.WriteNumber("output_tokens"u8, Math.Min(1, reply.Usage.Completion));
            Json.WriteString("service_tier"u8, "standard"u8);
            Json.WriteEndObject();
        }

        Json.WriteEndObject();
        End();
    }

    private void WriteThinking()
    {
        BeginBlock("thinking"u8);
        Json.WriteString("thinking"u8, ""u8);
        Json.WriteString("signature"u8, ""u8);
        EndBlockStart();
        foreach (var piece in reply.Pieces(reply.Reasoning)) WriteDelta("thinking_delta"u8, "thinking"u8, piece);
        WriteDelta("signature_delta"u8, "signature"u8, AnthropicJson.Signature);
        EndBlock();
    }

    private void WriteText()
    {
        BeginBlock("text"u8);
        Json.WriteString("text"u8, ""u8);
        EndBlockStart();
        foreach (var piece in reply.Pieces(reply.Text)) WriteDelta("text_delta"u8, "text"u8, piece);
        if (reply.IsMalformed)
        {
            body.BeginFrame("content_block_delta"u8);
            body.Raw("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_d"u8);
            body.EndFrame(Ending);
            return;
        }

        EndBlock();
    }

    private void WriteCall(int index, ScriptedCall call)
    {
        BeginBlock("tool_use"u8);
        Json.WriteString("id"u8, AnthropicJson.CallId(reply, index));
        Json.WriteString("name"u8, call.Name);
        Json.WriteStartObject("input"u8);
        Json.WriteEndObject();
        AnthropicJson.WriteCaller(Json);
        EndBlockStart();
        WriteDelta("input_json_delta"u8, "partial_json"u8, "");
        foreach (var piece in reply.Pieces(call.Arguments)) WriteDelta("input_json_delta"u8, "partial_json"u8, piece);
        EndBlock();
    }

    private void WriteFinish()
    {
        Begin("message_delta"u8);
        Json.WriteStartObject("delta"u8);
        Json.WriteString("stop_reason"u8, AnthropicJson.StopReason(reply));
        Json.WriteNull("stop_sequence"u8);
        Json.WriteEndObject();
        if (reply.ReportsUsage)
        {
            Json.WriteStartObject("usage"u8);
            AnthropicJson.WriteInputUsage(Json, reply.Usage);
            AnthropicJson.WriteOutputUsage(Json, reply.Usage);
            Json.WriteEndObject();
        }

        End(reply.ReportsUsage);
    }

    private void BeginBlock(ReadOnlySpan<byte> type)
    {
        Begin("content_block_start"u8);
        Json.WriteNumber("index"u8, _block);
        Json.WriteStartObject("content_block"u8);
        Json.WriteString("type"u8, type);
    }

    /// <summary>The vendor sends its first ping after the first block has begun.</summary>
    private void EndBlockStart()
    {
        Json.WriteEndObject();
        End();
        if (_isPinged) return;
        _isPinged = true;
        WriteBare("ping"u8);
    }

    private void EndBlock()
    {
        Begin("content_block_stop"u8);
        Json.WriteNumber("index"u8, _block++);
        End();
    }

    private void WriteDelta(ReadOnlySpan<byte> type, ReadOnlySpan<byte> field, string piece)
    {
        Begin("content_block_delta"u8);
        Json.WriteNumber("index"u8, _block);
        Json.WriteStartObject("delta"u8);
        Json.WriteString("type"u8, type);
        body.Text(field, piece);
        Json.WriteEndObject();
        End();
    }

    private void WriteBare(ReadOnlySpan<byte> name)
    {
        Begin(name);
        End();
    }

    private void Begin(ReadOnlySpan<byte> name)
    {
        body.BeginFrame(name);
        Json.WriteStartObject();
        Json.WriteString("type"u8, name);
    }

    private void End(bool reportsUsage = false)
    {
        Json.WriteEndObject();
        body.EndFrame(Ending, reportsUsage);
    }
}
