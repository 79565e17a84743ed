using System.Text;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Tests.Support;

/// <summary>A response as a vendor sent it.</summary>
internal sealed record RecordedReply(string Name, string Kind, string ContentType, byte[] Body)
{
    private readonly Dictionary<int, IndependentReading> _readings = [];
    private IReadOnlyList<(int End, string Message)>? _messages;

    public bool IsStream => ContentType.StartsWith("text/event-stream", StringComparison.Ordinal);

    /// <summary>The JSON of each event and where it ends, the blank line included; of a body that is no stream, all of it.</summary>
    public IReadOnlyList<(int End, string Message)> Messages => _messages ??= [.. Read()];

    /// <summary>What the body says, cut after so many bytes.</summary>
    public IndependentReading Reading(int length = int.MaxValue)
    {
        var count = Messages.TakeWhile(m => m.End <= length).Count();
        if (!_readings.TryGetValue(count, out var reading)) _readings[count] = reading = IndependentReading.Of(Kind, Messages.Take(count).Select(m => m.Message));
        return reading;
    }

    /// <summary>The recordings of every vendor, from real services.</summary>
    public static IReadOnlyList<RecordedReply> LoadAll() =>
        [.. Directory.EnumerateFiles(SharedData.Require("wire"), "*.json").Order(StringComparer.Ordinal).SelectMany(Load)];

    /// <summary>Replies of Gemini that its command line's tests are played with: no bytes, but the JSON of each message.</summary>
    public static IReadOnlyList<RecordedReply> LoadGemini() =>
        [.. Directory.EnumerateFiles(SharedData.Require("gemini-responses"), "*.responses").Order(StringComparer.Ordinal).SelectMany(LoadLines)];

    private static IEnumerable<RecordedReply> Load(string file)
    {
        var kind = Path.GetFileName(file).Split('.')[0] is var vendor and ("anthropic" or "gemini") ? vendor : "openai";
        foreach (var (index, exchange) in JsonNode.Parse(File.ReadAllBytes(file))!.AsArray().Index())
        {
            var response = exchange!["response"]!;
            yield return new RecordedReply(
                $"{Path.GetFileNameWithoutExtension(file)}[{index}]", kind, (string)response["contentType"]!, Encoding.UTF8.GetBytes((string)response["body"]!));
        }
    }

    private static IEnumerable<RecordedReply> LoadLines(string file)
    {
        foreach (var (index, line) in File.ReadLines(file).Where(l => l.Length > 0).Index())
        {
            var exchange = JsonNode.Parse(line)!;
            var name = $"{Path.GetFileNameWithoutExtension(file)}[{index}]";
            if ((string?)exchange["method"] == "generateContent")
                yield return new RecordedReply(name, "gemini", "application/json", Encoding.UTF8.GetBytes(exchange["response"]!.ToJsonString()));
            if ((string?)exchange["method"] == "generateContentStream")
                yield return new RecordedReply(name, "gemini", "text/event-stream", Encoding.UTF8.GetBytes(string.Concat(exchange["response"]!.AsArray().Select(m => $"data: {m!.ToJsonString()}\r\n\r\n"))));
        }
    }

    private IEnumerable<(int End, string Message)> Read()
    {
        var text = Encoding.UTF8.GetString(Body);
        if (!IsStream)
        {
            yield return (Encoding.UTF8.GetByteCount(text.TrimEnd()), text);
            yield break;
        }

        var end = 0;
        var blank = text.Contains("\r\n\r\n", StringComparison.Ordinal) ? "\r\n\r\n" : "\n\n";
        foreach (var lines in text.Split(blank))
        {
            end += Encoding.UTF8.GetByteCount(lines) + blank.Length;
            if (lines.Split('\n').FirstOrDefault(l => l.StartsWith("data: {", StringComparison.Ordinal)) is { } data) yield return (end, data[6..]);
        }
    }
}
