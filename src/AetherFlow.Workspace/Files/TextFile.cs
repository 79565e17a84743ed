using System.Text;

namespace AetherFlow.Workspaces;

/// <summary>Between a file's bytes and its text. Decoding and encoding again gives the same bytes.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Le = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Be = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]) return NotText("It is encoded in UTF-32.");
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (TextEncoding.Utf8Bom, 3),
            [0xFF, 0xFE, ..] => (TextEncoding.Utf16Le, 2),
            [0xFE, 0xFF, ..] => (TextEncoding.Utf16Be, 2),
            _ => (TextEncoding.Utf8, 0),
        };
        if (mark != 2 && bytes.Contains((byte)0)) return DecodedText.Failed(new WorkspaceProblem("file.binary", "The file is binary.", "Name text files only."));
        string text;
        try
        {
            text = EncodingOf(encoding).GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException)
        {
            return NotText(mark == 2 ? "Its UTF-16 is invalid." : "It is not valid UTF-8; perhaps it uses an older encoding.");
        }

        return DecodedText.Of(text, new TextShape(encoding, LineEndOf(text), text.Length == 0 || text[^1] is '\n' or '\r'));
    }

    /// <summary>
    /// The bytes of a text in a given shape: its encoding, its line ends where they are uniform, and its final newline.
    /// With mixed line ends the text's own stay.
    /// </summary>
    public static byte[] Encode(string text, TextShape shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shape);
        var shaped = shape.LineEnd switch
        {
            LineEnd.Lf => text.Replace("\r\n", "\n", StringComparison.Ordinal),
            LineEnd.CrLf => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal),
            _ => text,
        };
        return EncodeAsIs(WithFinalNewline(shaped, shape), shape.Encoding);
    }

    internal static byte[] EncodeAsIs(string text, TextEncoding encoding)
    {
        byte[] mark = encoding switch
        {
            TextEncoding.Utf8Bom => [0xEF, 0xBB, 0xBF],
            TextEncoding.Utf16Le => [0xFF, 0xFE],
            TextEncoding.Utf16Be => [0xFE, 0xFF],
            _ => [],
        };
        return [.. mark, .. Lossy(encoding).GetBytes(text)];
    }

    private static string WithFinalNewline(string text, TextShape shape)
    {
        if (text.Length == 0) return text;
        var ends = text[^1] is '\n' or '\r';
        if (shape.FinalNewline) return ends ? text : text + (shape.LineEnd == LineEnd.CrLf ? "\r\n" : "\n");
        return !ends ? text : text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text[..^1];
    }

    private static LineEnd LineEndOf(string text)
    {
        var (lf, crlf) = (false, false);
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0;)
        {
            var isCrLf = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            if (text[at] == '\r' && !isCrLf) return LineEnd.Mixed;
            if (isCrLf) crlf = true;
            else lf = true;
            if (lf && crlf) return LineEnd.Mixed;
            var from = at + (isCrLf ? 2 : 1);
            var next = text.AsSpan(from).IndexOfAny('\r', '\n');
            at = next < 0 ? -1 : from + next;
        }

        return crlf ? LineEnd.CrLf : LineEnd.Lf;
    }

    private static Encoding EncodingOf(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16Le => Utf16Le,
        TextEncoding.Utf16Be => Utf16Be,
        _ => Utf8,
    };

    /// <summary>Models can give half a surrogate pair; it becomes U+FFFD rather than an exception.</summary>
    private static Encoding Lossy(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16Le => Encoding.Unicode,
        TextEncoding.Utf16Be => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    private static DecodedText NotText(string why) =>
        DecodedText.Failed(new WorkspaceProblem("file.not_text", $"The file is no text that can be edited. {why}", "Convert it to UTF-8 first."));
}
