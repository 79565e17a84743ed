using AetherFlow.Simulator.Serving.Replies;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Writes an answer as one message.</summary>
internal static class AnthropicMessage
{
    public static void Write(ScriptedReply reply, ReplyBody body)
    {
        var json = body.Json;
        if (reply.EndsInError)
        {
            AnthropicJson.WriteError(json);
            body.EndWhole(reportsUsage: false, broken: false);
            return;
        }

        json.WriteStartObject();
        AnthropicJson.BeginMessage(json, reply);
        json.WriteStartArray("content"u8);
        WriteContent(body, reply);
        json.WriteEndArray();
        json.WriteString("stop_reason"u8, AnthropicJson.StopReason(reply));
        json.WriteNull("stop_sequence"u8);
        if (reply.ReportsUsage)
        {
            json.WriteStartObject("usage"u8);
            AnthropicJson.WriteInputUsage(json, reply.Usage);
            AnthropicJson.WriteCacheDetails(json, reply.Usage);
            AnthropicJson.WriteOutputUsage(json, reply.Usage);
            json.WriteString("service_tier"u8, "standard"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        body.EndWhole(reply.ReportsUsage, reply.IsMalformed);
    }

    private static void WriteContent(ReplyBody body, ScriptedReply reply)
    {
        var json = body.Json;
        if (reply.Reasoning.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "thinking"u8);
            body.Text("thinking"u8, reply.Reasoning);
            json.WriteString("signature"u8, AnthropicJson.Signature);
            json.WriteEndObject();
        }

        if (reply.Text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            body.Text("text"u8, reply.Text);
            json.WriteEndObject();
        }

        for (var i = 0; i < reply.Calls.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "tool_use"u8);
            json.WriteString("id"u8, AnthropicJson.CallId(reply, i));
            json.WriteString("name"u8, reply.Calls[i].Name);
            json.WritePropertyName("input"u8);
            json.WriteRawValue(reply.Calls[i].Arguments);
            AnthropicJson.WriteCaller(json);
            json.WriteEndObject();
        }
    }
}
