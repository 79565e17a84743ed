using System.Text;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Tests.Support;

/// <summary>What the messages of a vendor say, read by other and simpler means than the client's.</summary>
internal sealed class IndependentReading
{
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<int, (string Name, string Arguments)> _calls = [];

    public string Text => _text.ToString();

    public string? Finish { get; private set; }

    /// <summary>Nothing of the reply came after the last finish signal.</summary>
    public bool IsWhole { get; private set; }

    public long Input { get; private set; }

    public long Cached { get; private set; }

    public long Output { get; private set; }

    public string Calls => string.Join(' ', _calls.Values.Select(c => c.Name + (c.Arguments.Length == 0 ? "{}" : JsonNode.Parse(c.Arguments)!.ToJsonString())));

    public static IndependentReading Of(string kind, IEnumerable<string> messages)
    {
        var reading = new IndependentReading();
        foreach (var message in messages) reading.Add(kind, JsonNode.Parse(message)!);
        return reading;
    }

    private void Add(string kind, JsonNode message)
    {
        var (length, calls) = (_text.Length, _calls.Sum(c => c.Value.Name.Length + c.Value.Arguments.Length));
        var finish = kind switch
        {
            "anthropic" => AddAnthropic(message),
            "gemini" => AddGemini(message),
            _ => AddOpenAi(message),
        };
        if (!string.IsNullOrEmpty(finish)) (Finish, IsWhole) = (finish, true);
        else if (_text.Length != length || _calls.Sum(c => c.Value.Name.Length + c.Value.Arguments.Length) != calls) IsWhole = false;
    }

    private string? AddOpenAi(JsonNode message)
    {
        if ((message["usage"] ?? message["x_groq"]?["usage"]) is { } usage)
            (Input, Cached, Output) = (Number(usage["prompt_tokens"]), Number(usage["prompt_tokens_details"]?["cached_tokens"]), Number(usage["completion_tokens"]));
        if (message["choices"] is not JsonArray { Count: > 0 } choices) return null;
        var said = choices[0]!["delta"] ?? choices[0]!["message"];
        _text.Append((string?)said?["content"]);
        foreach (var (place, call) in (said?["tool_calls"]?.AsArray() ?? []).Index())
            AddCall((int?)call!["index"] ?? place, (string?)call["function"]?["name"], (string?)call["function"]?["arguments"]);
        return (string?)choices[0]!["finish_reason"];
    }

    private string? AddAnthropic(JsonNode message)
    {
        var (index, delta) = ((int?)message["index"] ?? 0, message["delta"]);
        var report = message["usage"] ?? message["message"]?["usage"];
        if (report?["input_tokens"] is { } input)
            (Input, Cached) = (Number(input) + Number(report["cache_read_input_tokens"]) + Number(report["cache_creation_input_tokens"]), Number(report["cache_read_input_tokens"]));
        if (message["usage"]?["output_tokens"] is { } output) Output = Number(output);
        foreach (var (place, block) in (message["content"]?.AsArray() ?? []).Index())
        {
            if ((string?)block!["type"] == "text") _text.Append((string?)block["text"]);
            if ((string?)block["type"] == "tool_use") AddCall(place, (string?)block["name"], block["input"]!.ToJsonString());
        }

        if ((string?)message["content_block"]?["type"] == "tool_use") AddCall(index, (string?)message["content_block"]!["name"], null);
        if ((string?)delta?["type"] == "text_delta") _text.Append((string?)delta["text"]);
        if ((string?)delta?["type"] == "input_json_delta") AddCall(index, null, (string?)delta["partial_json"]);
        return (string?)(delta?["stop_reason"] ?? message["stop_reason"]);
    }

    private string? AddGemini(JsonNode message)
    {
        if (message["usageMetadata"] is { } usage)
        {
            (Input, Cached) = (Number(usage["promptTokenCount"]) + Number(usage["toolUsePromptTokenCount"]), Number(usage["cachedContentTokenCount"]));
            Output = Math.Max(Output, Number(usage["candidatesTokenCount"]) + Number(usage["thoughtsTokenCount"]));
        }

        if (message["candidates"] is not JsonArray { Count: > 0 } candidates) return null;
        foreach (var part in candidates[0]!["content"]?["parts"]?.AsArray() ?? [])
        {
            if ((bool?)part!["thought"] != true) _text.Append((string?)part["text"]);
            if (part["functionCall"] is { } call) AddCall(_calls.Count, (string?)call["name"], call["args"]?.ToJsonString());
        }

        return (string?)candidates[0]!["finishReason"];
    }

    private void AddCall(int index, string? name, string? arguments)
    {
        var known = _calls.GetValueOrDefault(index, ("", ""));
        _calls[index] = (known.Item1 + name, known.Item2 + arguments);
    }

    private static long Number(JsonNode? node) => node is null ? 0 : (long)(double)node;
}
