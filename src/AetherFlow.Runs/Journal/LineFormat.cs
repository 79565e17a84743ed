using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AetherFlow.Runs.Journal;

/// <summary>The bytes of a journal line (docs/formats/journal.md): a JSON object whose last member is its checksum.</summary>
internal static class LineFormat
{
    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = RunsJson.Lines.Options.Encoder,
        SkipValidation = true,
    };

    private static ReadOnlySpan<byte> ChecksumName => ",\"crc\":\""u8;

    private static int TailLength => ChecksumName.Length + 8 + 2;

    /// <summary>Appends the line with its line end.</summary>
    public static void Write(ArrayBufferWriter<byte> to, long sequence, DateTimeOffset at, JournalEntry entry)
    {
        var start = to.WrittenCount;
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v"u8, Version);
            json.WriteNumber("seq"u8, sequence);
            json.WriteString("at"u8, at.UtcDateTime);
            json.WriteString("type"u8, entry.Type);
            if (entry.Key.Length > 0) json.WriteString("key"u8, entry.Key);
            if (entry.Fingerprint is not null) json.WriteString("fp"u8, entry.Fingerprint);
            if (entry.Data.Length > 0)
            {
                json.WritePropertyName("data"u8);
                json.WriteRawValue(entry.Data, skipInputValidation: true);
            }

            json.Flush();
        }

        var checksum = Crc32C(to.WrittenSpan[start..]);
        to.Write(ChecksumName);
        Span<byte> hex = stackalloc byte[8];
        checksum.TryFormat(hex, out _, "x8", CultureInfo.InvariantCulture);
        to.Write(hex);
        to.Write("\"}\n"u8);
    }

    /// <summary>What stands before the checksum.</summary>
    public static ReadOnlyMemory<byte> WithoutChecksum(ReadOnlyMemory<byte> line) => line[..^TailLength];

    public static bool ChecksumHolds(ReadOnlySpan<byte> line)
    {
        if (line.Length <= TailLength) return false;
        var body = line[..^TailLength];
        var tail = line[^TailLength..];
        return tail.StartsWith(ChecksumName)
            && tail.EndsWith("\"}"u8)
            && uint.TryParse(tail.Slice(ChecksumName.Length, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var expected)
            && Crc32C(body) == expected;
    }

    /// <summary>CRC-32C (Castagnoli), in hardware where there is one; <c>e3069283</c> for "123456789".</summary>
    /// <remarks>Compiled well from the first call: a resume reads every byte of a journal in its first second.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = BitOperations.Crc32C(crc, word);
        foreach (var one in bytes[(bytes.Length & ~7)..])
            crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
