using System.Text;
using System.Text.Json;

namespace AetherFlow.Models.Tests.Support;

/// <summary>A response as a vendor sent it.</summary>
internal sealed record RecordedReply(string Name, string ContentType, byte[] Body)
{
    public bool IsStream => ContentType.StartsWith("text/event-stream", StringComparison.Ordinal);

    /// <summary>What the body says, read by other means than the client's.</summary>
    public (string Text, string Finish, long Input, long Output) Expected()
    {
        var messages = IsStream
            ? Encoding.UTF8.GetString(Body).Split("\n\n").Where(e => e.StartsWith("data: {", StringComparison.Ordinal)).Select(e => e[6..]).ToList()
            : [Encoding.UTF8.GetString(Body)];
        var text = new StringBuilder();
        var (finish, input, output) = ("", 0L, 0L);
        foreach (var message in messages.Select(m => JsonDocument.Parse(m).RootElement))
        {
            if (message.GetProperty("choices") is { } choices && choices.GetArrayLength() > 0)
            {
                var said = choices[0].GetProperty(IsStream ? "delta" : "message");
                if (said.TryGetProperty("content", out var content)) text.Append(content.GetString());
                if (choices[0].GetProperty("finish_reason").GetString() is { } reason) finish = reason;
            }

            if (!message.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object) continue;
            (input, output) = (usage.GetProperty("prompt_tokens").GetInt64(), usage.GetProperty("completion_tokens").GetInt64());
        }

        return (text.ToString(), finish, input, output);
    }

    public static IReadOnlyList<RecordedReply> LoadAll()
    {
        var folder = SharedData.Require("wire");
        var files = Directory.EnumerateFiles(folder, "*.json")
            .Where(f => Path.GetFileName(f).Split('.')[0] is "openai" or "groq" or "deepseek")
            .Order(StringComparer.Ordinal);
        return [.. files.SelectMany(Load)];
    }

    private static IEnumerable<RecordedReply> Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var index = 0;
        foreach (var exchange in document.RootElement.EnumerateArray())
        {
            var response = exchange.GetProperty("response");
            yield return new RecordedReply(
                $"{Path.GetFileNameWithoutExtension(file)}[{index++}]",
                response.GetProperty("contentType").GetString()!,
                Encoding.UTF8.GetBytes(response.GetProperty("body").GetString()!));
        }
    }
}
