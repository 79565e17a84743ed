using System.Buffers;
using System.Text;
using System.Text.Json;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Archives;

/// <summary>
/// Writes journal lines anew for a recording: texts without keys and places, and the names and sizes of contents that
/// have changed by that. Sequence and time stay, the checksum is that of the new line.
/// </summary>
internal sealed class LineRewriter(ArchiveRedactor redactor, IReadOnlyDictionary<string, ArchivedBlob> blobs)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = RunsJson.Lines.Options.Encoder };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _data = new();

    /// <summary>The line with its line end; valid until the next one.</summary>
    public ReadOnlySpan<byte> Rewrite(JournalLine line)
    {
        var fingerprint = line.Fingerprint is null ? null : redactor.Text(line.Fingerprint);
        var entry = JournalEntry.Of(line.Type, redactor.Text(line.Key), fingerprint, DataOf(line));
        _line.ResetWrittenCount();
        LineFormat.Write(_line, line.Sequence, line.At, entry);
        return _line.WrittenSpan;
    }

    private byte[] DataOf(JournalLine line)
    {
        if (line.Data.IsEmpty) return [];
        using var json = JsonDocument.Parse(line.Data);
        _data.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_data, Options)) Write(json.RootElement, writer);
        return _data.WrittenSpan.ToArray();
    }

    private void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(value, writer); break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String: writer.WriteStringValue(NewText(value.GetString()!)); break;
            // Numbers keep their digits: money is exact.
            default: writer.WriteRawValue(value.GetRawText()); break;
        }
    }

    private void WriteObject(JsonElement value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            writer.WritePropertyName(redactor.Text(member.Name));
            if (member.NameEquals("size"u8) && NewSizeOf(value) is { } size) writer.WriteNumberValue(size);
            else Write(member.Value, writer);
        }

        writer.WriteEndObject();
    }

    private string NewText(string text) => blobs.TryGetValue(text, out var blob) ? blob.Hash : redactor.Text(text);

    /// <summary>Of a payload, or of a file: what its <c>size</c> counts is the new content; null where it is the old one.</summary>
    private long? NewSizeOf(JsonElement value)
    {
        if (TextOf(value, "blob") is { } blob) return SizeOf(blob);
        if (TextOf(value, "after") is { } after) return SizeOf(after);
        return TextOf(value, "text") is { } text ? Encoding.UTF8.GetByteCount(redactor.Text(text)) : null;
    }

    private long? SizeOf(string hash) => blobs.TryGetValue(hash, out var blob) ? blob.Size : null;

    private static string? TextOf(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
