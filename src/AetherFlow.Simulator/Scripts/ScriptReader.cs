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
        foreach (var (index, element) in root.EnumerateArray().Index())
        {
            var path = $"entries[{index}]";
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
                errors.Add($"{path}{e.Path?.TrimStart('$')} {(e.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "is unknown" : "is not what it should be (docs/formats/simulator-script.md)")}.");
            }
        }

        return new ScriptReading(errors.Count == 0 ? new Script(entries) : null, errors);
    }
}
