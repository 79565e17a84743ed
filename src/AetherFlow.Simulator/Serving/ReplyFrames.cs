using System.Text.Json;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving;

/// <summary>Writes answers as OpenAI's servers do: the frames of a stream, or one completion.</summary>
internal sealed class ReplyFrames(ScriptEntry entry, AskedRequest asked, ReportedUsage usage, long created)
{
    private const string Id = "chatcmpl-simulator";

    private FaultKind? Fault => entry.Fault?.Kind;

    private bool ReportsUsage => Fault != FaultKind.NoUsage;

    private string? FinishReason => Fault == FaultKind.NoFinish ? null : entry.FinishReason;

    /// <summary>One frame an event, each to be sent by itself.</summary>
    public IEnumerable<byte[]> Stream()
    {
        yield return Chunk(new { role = "assistant", content = "" }, null);
        foreach (var piece in Pieces(entry.Reasoning ?? "")) yield return Chunk(new { reasoning_content = piece }, null);
        foreach (var piece in Pieces(Spoken())) yield return Chunk(new { content = piece }, null);
        switch (Fault)
        {
            case FaultKind.ErrorInReply:
                yield return Event(new { error = new { message = "The server had an error while it processed your request.", type = "server_error", code = 502 } });
                yield break;
            case FaultKind.Malformed:
                yield return "data: {\"id\":\"chatcmpl-simulator\",\"choices\":[{\"delta\":{\"con\n\n"u8.ToArray();
                yield break;
        }

        yield return Chunk(new { }, FinishReason);
        if (asked.IncludeUsage && ReportsUsage) yield return Event(Envelope("chat.completion.chunk", Array.Empty<object>(), UsageJson()));
        if (Fault != FaultKind.NoDone) yield return "data: [DONE]\n\n"u8.ToArray();
    }

    public byte[] Completion()
    {
        var message = entry.Reasoning is null
            ? (object)new { role = "assistant", content = Spoken() }
            : new { role = "assistant", content = Spoken(), reasoning_content = entry.Reasoning };
        var choice = new { index = 0, message, finish_reason = FinishReason };
        var json = JsonSerializer.SerializeToUtf8Bytes(Envelope("chat.completion", new object[] { choice }, ReportsUsage ? UsageJson() : null));
        return Fault switch
        {
            FaultKind.Malformed => json[..(json.Length / 2)],
            FaultKind.ErrorInReply => JsonSerializer.SerializeToUtf8Bytes(new { error = new { message = "The server had an error while it processed your request.", type = "server_error", code = 502 } }),
            _ => json,
        };
    }

    /// <summary>What comes before the fault, where the fault takes the place of the rest.</summary>
    private string Spoken() => Fault is FaultKind.ErrorInReply or FaultKind.Malformed ? entry.Reply[..(entry.Reply.Length / 2)] : entry.Reply;

    private IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(entry.Chunk, text.Length - start);
            if (char.IsHighSurrogate(text[start + length - 1]) && start + length < text.Length) length++;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private byte[] Chunk(object delta, string? finish) => Event(Envelope(
        "chat.completion.chunk", new object[] { new { index = 0, delta, finish_reason = finish } }, null));

    private object Envelope(string kind, object choices, object? report) => report is null
        ? new { id = Id, @object = kind, created, model = asked.Model, choices }
        : new { id = Id, @object = kind, created, model = asked.Model, choices, usage = report };

    private object UsageJson() => new
    {
        prompt_tokens = usage.Prompt,
        completion_tokens = usage.Completion,
        total_tokens = usage.Prompt + usage.Completion,
        prompt_tokens_details = new { cached_tokens = usage.Cached },
        completion_tokens_details = new { reasoning_tokens = usage.Reasoning },
    };

    private static byte[] Event(object data) => [.. "data: "u8, .. JsonSerializer.SerializeToUtf8Bytes(data), .. "\n\n"u8];
}
