using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AetherFlow.Models.Problems;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Reads the body of a success, whatever was asked for: a stream of events, or one JSON reply where a server does not
/// stream, or streams uninvited.
/// </summary>
internal static class ReplyReader
{
    private static ReadOnlySpan<byte> Done => "[DONE]"u8;

    public static async IAsyncEnumerable<ReplyPiece> ReadAsync(
        ReplyStream body, IWireFormat format, CallProblems problems, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await body.PeekAsync();
        if (first == -1) throw problems.Malformed("an empty body");
        if (first == '<') throw problems.NoApi(await TextAsync(body, cancellation));
        if (first is '{' or '[')
        {
            foreach (var piece in Pieces(await BytesAsync(body, cancellation), format)) yield return piece;
            yield break;
        }

        var events = SseParser.Create(body, (_, data) => data.StartsWith(Done) ? null : data.IsEmpty ? [] : Pieces(data, format));
        var any = false;
        await foreach (var item in events.EnumerateAsync(cancellation))
        {
            any = true;
            if (item.Data is null) yield break;
            foreach (var piece in item.Data) yield return piece;
        }

        if (!any && !IsFieldStart(first)) throw problems.Malformed("neither JSON nor a stream of events");
    }

    /// <summary>Of one JSON object, or of a list of them: Gemini's servers stream those to who does not ask for events.</summary>
    private static List<ReplyPiece> Pieces(ReadOnlySpan<byte> json, IWireFormat format)
    {
        // What is no UTF-8 is replaced here, so that nothing after this can fail on it.
        var reader = new Utf8JsonReader(Utf8.IsValid(json) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)));
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(m => Piece(m, format))] : [Piece(root, format)];
    }

    private static ReplyPiece Piece(JsonElement message, IWireFormat format) =>
        message.ValueKind != JsonValueKind.Object ? throw new JsonException("The message is no JSON object.")
        // The second way is that of vLLM and Mistral.
        : message.Get("error") is null && message.Text("object") != "error" ? format.Read(message)
        : new ReplyPiece { Error = VendorError.Read(message) };

    private static bool IsFieldStart(int first) => first is 'd' or 'e' or 'i' or 'r' or ':';

    private static async Task<byte[]> BytesAsync(ReplyStream body, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy, cancellation);
        return copy.ToArray();
    }

    private static async Task<string> TextAsync(ReplyStream body, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await BytesAsync(body, cancellation));
}
