using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Edits;

/// <summary>Reads JSON to its end without keeping it.</summary>
internal static class JsonSyntax
{
    private const int DepthAtMost = 1000;

    public static SyntaxFault? Fault(string text, bool mayHaveComments)
    {
        var options = new JsonReaderOptions
        {
            CommentHandling = mayHaveComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = mayHaveComments,
            MaxDepth = DepthAtMost,
        };
        if (LoneSurrogate(text) is { } lone) return lone;
        if (string.IsNullOrWhiteSpace(text)) return new SyntaxFault(1, 1, "The file is empty; JSON needs a value.");
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes, options);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException fault)
        {
            return new SyntaxFault((int)(fault.LineNumber ?? 0) + 1, Column(bytes, fault), Words(fault));
        }
    }

    /// <summary>Each line that is not blank is a value of its own.</summary>
    public static SyntaxFault? FaultInLines(string text)
    {
        var lines = TextLines.Split(text);
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (Fault(lines[i], mayHaveComments: false) is { } fault) return fault with { Line = i + 1 };
        }

        return null;
    }

    /// <summary>A half character cannot be written as UTF-8.</summary>
    private static SyntaxFault? LoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) != OperationStatus.Done)
            {
                var (line, column) = TextPosition.Of(text, at);
                return new SyntaxFault(line, column, "Half of a surrogate pair stands alone.");
            }

            at += length;
        }

        return null;
    }

    /// <summary>The reader counts bytes of UTF-8; people count characters.</summary>
    private static int Column(byte[] bytes, JsonException fault)
    {
        var line = 0;
        var start = 0;
        for (var i = 0; i < bytes.Length && line < (fault.LineNumber ?? 0); i++)
        {
            if (bytes[i] != (byte)'\n') continue;
            line++;
            start = i + 1;
        }

        var length = (int)Math.Clamp(fault.BytePositionInLine ?? 0, 0, bytes.Length - start);
        return Encoding.UTF8.GetCharCount(bytes, start, length) + 1;
    }

    /// <summary>The reader's words without the position, which stands beside them.</summary>
    private static string Words(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end];
    }
}
