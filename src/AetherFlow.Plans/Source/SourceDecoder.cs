using System.Buffers;
using System.Globalization;
using System.Text;

namespace AetherFlow.Plans.Source;

/// <summary>Turns the bytes of a file into UTF-8: UTF-8 and UTF-16 in both byte orders are taken, each with or without a byte order mark.</summary>
internal static class SourceDecoder
{
    /// <summary>Null when the bytes are no text; <paramref name="problem"/> then says why and where.</summary>
    public static SourceText? Decode(ReadOnlyMemory<byte> bytes, out PlanProblem? problem)
    {
        problem = null;
        var span = bytes.Span;
        if (span.StartsWith(new byte[] { 0xFF, 0xFE, 0, 0 }) || span.StartsWith(new byte[] { 0, 0, 0xFE, 0xFF }))
        {
            problem = Undecodable(1, 1, "the file is UTF-32, which is not read", Excerpt(span, 4));
            return null;
        }

        if (span.StartsWith(new byte[] { 0xFF, 0xFE })) return Utf16(span[2..], bigEndian: false, out problem);
        if (span.StartsWith(new byte[] { 0xFE, 0xFF })) return Utf16(span[2..], bigEndian: true, out problem);
        if (span.Length >= 2 && span[0] != 0 && span[1] == 0) return Utf16(span, bigEndian: false, out problem);
        if (span.Length >= 2 && span[0] == 0 && span[1] != 0) return Utf16(span, bigEndian: true, out problem);
        return Utf8(span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, out problem);
    }

    private static SourceText? Utf8(ReadOnlyMemory<byte> bytes, out PlanProblem? problem)
    {
        problem = null;
        var source = new SourceText(bytes);
        if (System.Text.Unicode.Utf8.IsValid(bytes.Span)) return source;

        var at = 0;
        OperationStatus status;
        while ((status = Rune.DecodeFromUtf8(bytes.Span[at..], out _, out var taken)) == OperationStatus.Done) at += taken;
        var place = source.PlaceOf(at);
        if (status == OperationStatus.NeedMoreData)
        {
            problem = Undecodable(place.Line, place.Column, "the file ends in the middle of a character", Excerpt(bytes.Span[at..], 3)) with
            {
                Code = PlanCodes.Truncated,
                Hint = "the end of the plan is missing: write the file again",
            };
            return null;
        }

        var bad = Excerpt(bytes.Span[at..], 1);
        problem = Undecodable(place.Line, place.Column, $"byte {bad} at offset {at} is not valid UTF-8", bad);
        return null;
    }

    private static SourceText? Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, out PlanProblem? problem)
    {
        problem = null;
        var (line, column) = (1, 1);
        var text = new ArrayBufferWriter<byte>(bytes.Length + 16);
        for (var i = 0; i < bytes.Length;)
        {
            if (!TryRune(bytes[i..], bigEndian, out var rune, out var taken))
            {
                problem = Undecodable(line, column, $"the UTF-16 text has half a character at byte {i}", Excerpt(bytes[i..], 2));
                return null;
            }

            i += taken;
            text.Advance(rune.EncodeToUtf8(text.GetSpan(4)));
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return new SourceText(text.WrittenMemory);
    }

    private static bool TryRune(ReadOnlySpan<byte> bytes, bool bigEndian, out Rune rune, out int taken)
    {
        rune = default;
        taken = 2;
        if (bytes.Length < 2) return false;
        var first = Unit(bytes, bigEndian);
        if (!char.IsSurrogate(first)) return Rune.TryCreate(first, out rune);
        taken = 4;
        return bytes.Length >= 4 && Rune.TryCreate(first, Unit(bytes[2..], bigEndian), out rune);
    }

    private static char Unit(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        (char)(bigEndian ? (bytes[0] << 8) | bytes[1] : (bytes[1] << 8) | bytes[0]);

    private static string Excerpt(ReadOnlySpan<byte> bytes, int count)
    {
        var shown = bytes[..Math.Min(count, bytes.Length)];
        return string.Join(' ', shown.ToArray().Select(b => "0x" + b.ToString("X2", CultureInfo.InvariantCulture)));
    }

    private static PlanProblem Undecodable(int line, int column, string message, string value) => new()
    {
        Code = PlanCodes.Encoding,
        Severity = PlanSeverity.Error,
        Path = "$",
        Line = line,
        Column = column,
        Message = message,
        Value = value,
        Hint = "save the file as UTF-8",
    };
}
