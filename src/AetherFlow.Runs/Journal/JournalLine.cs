using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AetherFlow.Runs.Journal;

/// <summary>One line of a journal that was read and whose checksum holds.</summary>
public sealed record JournalLine
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Type { get; init; }

    /// <summary>Place of the effect in the workflow; empty for the lines of the run itself.</summary>
    public required string Key { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>The event's JSON; empty where the type says it all.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The whole line as it stands in the file, without its line end.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Where the line stands in the file.</summary>
    public required LinePlace Place { get; init; }

    public T Read<T>(JsonTypeInfo<T> json) =>
        JsonSerializer.Deserialize(Data.Span, json)
        ?? throw new JournalException($"Line {Sequence} ({Type}) holds null where an event is due.");

    /// <summary>Reads one line without its line end; false where it is torn or damaged.</summary>
    /// <exception cref="JournalException">It is whole, and of a version of the format that this program does not know.</exception>
    internal static bool TryParse(ReadOnlyMemory<byte> bytes, long offset, out JournalLine? line)
    {
        line = null;
        if (!LineFormat.ChecksumHolds(bytes.Span)) return false;
        try
        {
            line = Parse(bytes, offset);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }

        return line is not null;
    }

    /// <summary>The line that an entry has become, without reading it again.</summary>
    internal static JournalLine Of(JournalEntry entry, long sequence, DateTimeOffset at, ReadOnlyMemory<byte> bytes, LinePlace place) => new()
    {
        Sequence = sequence,
        At = at,
        Type = entry.Type,
        Key = entry.Key,
        Fingerprint = entry.Fingerprint,
        Data = entry.Data,
        Bytes = bytes,
        Place = place,
    };

    private static JournalException OtherVersion(int version, long offset) => new(
        $"The journal has a line of version {version} of its format at byte {offset}, and this program reads version {LineFormat.Version}: use the program that wrote it.");

    private static JournalLine? Parse(ReadOnlyMemory<byte> bytes, long offset)
    {
        long sequence = 0;
        DateTimeOffset at = default;
        string? type = null, key = null, fingerprint = null;
        ReadOnlyMemory<byte> data = default;
        var reader = new Utf8JsonReader(bytes.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (data.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("v"u8))
            {
                if (reader.GetInt32() is var version && version != LineFormat.Version) throw OtherVersion(version, offset);
            }
            else if (name.SequenceEqual("seq"u8)) sequence = reader.GetInt64();
            else if (name.SequenceEqual("at"u8)) at = reader.GetDateTimeOffset();
            else if (name.SequenceEqual("type"u8)) type = reader.ValueIsEscaped ? reader.GetString() : EventNames.Of(reader.ValueSpan);
            else if (name.SequenceEqual("key"u8)) key = reader.GetString();
            else if (name.SequenceEqual("fp"u8)) fingerprint = reader.GetString();
            // The last member before the checksum: it goes up to there, and is read when somebody asks.
            else if (name.SequenceEqual("data"u8)) data = LineFormat.WithoutChecksum(bytes)[(int)reader.TokenStartIndex..];
            else reader.Skip();
        }

        return type is null ? null : new JournalLine
        {
            Sequence = sequence,
            At = at,
            Type = type,
            Key = key ?? "",
            Fingerprint = fingerprint,
            Data = data,
            Bytes = bytes,
            Place = new LinePlace(offset, bytes.Length),
        };
    }
}
