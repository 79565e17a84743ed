using System.Globalization;
using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>Writes an answer as OpenAI's servers do; reasoning as DeepSeek's.</summary>
internal sealed class OpenAiReply(ScriptedReply reply, ReplyBody body)
{
    private static readonly byte[] Ending = "\n\n"u8.ToArray();

    private Utf8JsonWriter Json => body.Json;

    public void WriteStream()
    {
        WriteDelta(() =>
        {
            Json.WriteString("role"u8, "assistant"u8);
            Json.WriteString("content"u8, ""u8);
        });
        foreach (var piece in reply.Pieces(reply.Reasoning)) WriteDelta(() => body.Text("reasoning_content"u8, piece));
        foreach (var piece in reply.Pieces(reply.Text)) WriteDelta(() => body.Text("content"u8, piece));
        for (var i = 0; i < reply.Calls.Count; i++) WriteCall(i, reply.Calls[i]);
        if (reply.IsMalformed)
        {
            body.BeginFrame();
            body.Raw("{\"id\":\"chatcmpl-simulator\",\"choices\":[{\"delta\":{\"con"u8);
            body.EndFrame(Ending);
            return;
        }

        if (reply.EndsInError)
        {
            body.BeginFrame();
            WriteError();
            body.EndFrame(Ending);
            return;
        }

        WriteDelta(null, FinishWord());
        if (reply.Asked.IncludeUsage && reply.ReportsUsage) WriteUsageFrame();
        if (reply.HasEndMark) WriteEndMark();
    }

    public void WriteWhole()
    {
        if (reply.EndsInError)
        {
            WriteError();
            body.EndWhole(reportsUsage: false, broken: false);
            return;
        }

        BeginEnvelope("chat.completion"u8);
        Json.WriteStartArray("choices"u8);
        Json.WriteStartObject();
        Json.WriteNumber("index"u8, 0);
        WriteMessage();
        Json.WriteNull("logprobs"u8);
        Json.WriteString("finish_reason"u8, FinishWord());
        Json.WriteEndObject();
        Json.WriteEndArray();
        if (reply.ReportsUsage) WriteUsage();
        Json.WriteEndObject();
        body.EndWhole(reply.ReportsUsage, reply.IsMalformed);
    }

    private string? FinishWord() => reply.Finish?.Meaning switch
    {
        null => null,
        FinishMeaning.Stop => "stop",
        FinishMeaning.Length => "length",
        FinishMeaning.ToolCalls => "tool_calls",
        FinishMeaning.Refusal => "content_filter",
        _ => reply.Finish.Word,
    };

    private string CallId(int index, ScriptedCall call) => call.Id ?? string.Create(CultureInfo.InvariantCulture, $"call_{reply.Number:D6}x{index}");

    private void WriteMessage()
    {
        Json.WriteStartObject("message"u8);
        Json.WriteString("role"u8, "assistant"u8);
        if (reply.Text.Length == 0 && reply.Calls.Count > 0) Json.WriteNull("content"u8);
        else body.Text("content"u8, reply.Text);
        if (reply.Reasoning.Length > 0) body.Text("reasoning_content"u8, reply.Reasoning);
        if (reply.Calls.Count > 0)
        {
            Json.WriteStartArray("tool_calls"u8);
            for (var i = 0; i < reply.Calls.Count; i++)
            {
                Json.WriteStartObject();
                Json.WriteString("id"u8, CallId(i, reply.Calls[i]));
                Json.WriteString("type"u8, "function"u8);
                WriteFunction(reply.Calls[i].Name, reply.Calls[i].Arguments);
                Json.WriteEndObject();
            }

            Json.WriteEndArray();
        }

        Json.WriteNull("refusal"u8);
        Json.WriteEndObject();
    }

    private void WriteCall(int index, ScriptedCall call)
    {
        WriteCallDelta(index, () =>
        {
            Json.WriteString("id"u8, CallId(index, call));
            Json.WriteString("type"u8, "function"u8);
            WriteFunction(call.Name, "");
        });
        foreach (var piece in reply.Pieces(call.Arguments)) WriteCallDelta(index, () => WriteFunction(null, piece));
    }

    private void WriteCallDelta(int index, Action write) => WriteDelta(() =>
    {
        Json.WriteStartArray("tool_calls"u8);
        Json.WriteStartObject();
        Json.WriteNumber("index"u8, index);
        write();
        Json.WriteEndObject();
        Json.WriteEndArray();
    });

    private void WriteFunction(string? name, string arguments)
    {
        Json.WriteStartObject("function"u8);
        if (name is not null) Json.WriteString("name"u8, name);
        body.Text("arguments"u8, arguments);
        Json.WriteEndObject();
    }

    private void WriteDelta(Action? delta, string? finish = null)
    {
        body.BeginFrame();
        BeginEnvelope("chat.completion.chunk"u8);
        Json.WriteStartArray("choices"u8);
        Json.WriteStartObject();
        Json.WriteNumber("index"u8, 0);
        Json.WriteStartObject("delta"u8);
        delta?.Invoke();
        Json.WriteEndObject();
        Json.WriteNull("logprobs"u8);
        Json.WriteString("finish_reason"u8, finish);
        Json.WriteEndObject();
        Json.WriteEndArray();
        if (reply.Asked.IncludeUsage && reply.ReportsUsage) Json.WriteNull("usage"u8);
        Json.WriteEndObject();
        body.EndFrame(Ending);
    }

    private void WriteUsageFrame()
    {
        body.BeginFrame();
        BeginEnvelope("chat.completion.chunk"u8);
        Json.WriteStartArray("choices"u8);
        Json.WriteEndArray();
        WriteUsage();
        Json.WriteEndObject();
        body.EndFrame(Ending, reportsUsage: true);
    }

    private void WriteEndMark()
    {
        body.BeginFrame();
        body.Raw("[DONE]"u8);
        body.EndFrame(Ending);
    }

    private void BeginEnvelope(ReadOnlySpan<byte> kind)
    {
        Json.WriteStartObject();
        Json.WriteString("id"u8, string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{reply.Number:D12}"));
        Json.WriteString("object"u8, kind);
        Json.WriteNumber("created"u8, reply.CreatedSeconds);
        Json.WriteString("model"u8, reply.Asked.Model);
    }

    private void WriteUsage()
    {
        var usage = reply.Usage;
        Json.WriteStartObject("usage"u8);
        Json.WriteNumber("prompt_tokens"u8, usage.Prompt);
        Json.WriteNumber("completion_tokens"u8, usage.Completion);
        Json.WriteNumber("total_tokens"u8, usage.Prompt + usage.Completion);
        Json.WriteStartObject("prompt_tokens_details"u8);
        Json.WriteNumber("cached_tokens"u8, usage.Cached);
        Json.WriteEndObject();
        Json.WriteStartObject("completion_tokens_details"u8);
        Json.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    /// <summary>OpenRouter's, in mid-stream; the same object alone where one JSON was asked for.</summary>
    private void WriteError()
    {
        Json.WriteStartObject();
        Json.WriteStartObject("error"u8);
        Json.WriteString("message"u8, "The server had an error while it processed your request."u8);
        Json.WriteString("type"u8, "server_error"u8);
        Json.WriteNumber("code"u8, 502);
        Json.WriteEndObject();
        Json.WriteEndObject();
    }
}
