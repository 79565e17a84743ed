using System.Text.Json;
using System.Text.Json.Serialization;

namespace AetherFlow.Simulator.Scripts;

/// <summary>Reads scripts and tells all errors at once.</summary>
internal static class ScriptReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static ScriptReading Read(ReadOnlyMemory<byte> json, Func<string, string?> load)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return ReadAll(document.RootElement, load);
        }
        catch (JsonException e)
        {
            return new ScriptReading(null, [$"The script is no JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}."]);
        }
    }

    private static ScriptReading ReadAll(JsonElement root, Func<string, string?> load)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("entries", out var inner)) root = inner;
        if (root.ValueKind != JsonValueKind.Array) return new ScriptReading(null, ["The script is no list of entries."]);
        var errors = new List<string>();
        var entries = new List<ScriptEntry>();
        var index = 0;
        foreach (var element in root.EnumerateArray())
        {
            var path = $"entries[{index++}]";
            if (element.ValueKind != JsonValueKind.Object)
            {
                errors.Add($"{path} is no JSON object.");
                continue;
            }

            try
            {
                var entry = element.Deserialize<EntryJson>(Options)!.ToEntry(path, load, errors);
                entries.Add(entry);
            }
            catch (JsonException e)
            {
                errors.Add($"{path}{e.Path?.TrimStart('$')}: {e.Message.Split(" Path:")[0]}");
            }
        }

        return new ScriptReading(errors.Count == 0 ? new Script(entries) : null, errors);
    }

    private sealed record EntryJson(
        RequestMatch? Match, string? Reply, string? ReplyFile, string? Reasoning, string? FinishReason,
        ReportedUsage? Usage, FaultJson? Fault, int? DelayMs, int? Chunk, int? Times)
    {
        public ScriptEntry ToEntry(string path, Func<string, string?> load, List<string> errors)
        {
            if (Chunk is < 1) errors.Add($"{path}.chunk is {Chunk}; 1 or more is wanted.");
            if (Times is < 0) errors.Add($"{path}.times is {Times}; 0 (any number) or more is wanted.");
            if (DelayMs is < 0) errors.Add($"{path}.delay_ms is {DelayMs}; 0 or more is wanted.");
            if (Reply is not null && ReplyFile is not null) errors.Add($"{path} has both reply and reply_file.");
            var reply = ReplyFile is null ? Reply : load(ReplyFile);
            if (ReplyFile is not null && reply is null) errors.Add($"{path}.reply_file: '{ReplyFile}' cannot be read.");
            if (reply is null && ReplyFile is null && Fault is null) errors.Add($"{path} has neither reply, reply_file nor fault.");
            var standard = new ScriptEntry();
            return new ScriptEntry
            {
                Match = Match ?? standard.Match,
                Reply = reply ?? "",
                Reasoning = Reasoning,
                FinishReason = FinishReason ?? standard.FinishReason,
                Usage = Usage,
                Fault = Fault?.ToFault($"{path}.fault", errors),
                Delay = TimeSpan.FromMilliseconds(DelayMs ?? 0),
                Chunk = Math.Max(1, Chunk ?? standard.Chunk),
                Times = Times ?? standard.Times,
            };
        }
    }

    private sealed record FaultJson(string? Kind, int? Status, Dictionary<string, string>? Headers, string? Body, int? AfterBytes, int? PauseMs)
    {
        public Fault ToFault(string path, List<string> errors)
        {
            var known = Enum.GetValues<FaultKind>().ToDictionary(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()), StringComparer.Ordinal);
            if (!known.TryGetValue(Kind ?? "", out var kind)) errors.Add($"{path}.kind is '{Kind}'; known: {string.Join(", ", known.Keys)}.");
            if (Status is < 200 or > 599) errors.Add($"{path}.status is {Status}; 200 to 599 is wanted.");
            var standard = new Fault { Kind = kind };
            return standard with
            {
                Status = Status ?? standard.Status,
                Headers = Headers ?? standard.Headers,
                Body = Body,
                AfterBytes = Math.Max(0, AfterBytes ?? 0),
                Pause = PauseMs is { } pause ? TimeSpan.FromMilliseconds(pause) : standard.Pause,
            };
        }
    }
}
