using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AetherFlow.Models.Problems;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Reads the body of a success, whatever was asked for: a stream of events, or one JSON completion where a server
/// does not stream, or streams uninvited.
/// </summary>
internal static class ReplyReader
{
    /// <summary>An event that says nothing, as keep-alives do.</summary>
    private static readonly ReplyPiece Silence = new();

    private static ReadOnlySpan<byte> Done => "[DONE]"u8;

    public static async IAsyncEnumerable<ReplyPiece> ReadAsync(
        ReplyStream body, CallProblems problems, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await body.PeekAsync();
        if (first == -1) throw problems.Malformed("an empty body");
        if (first == '<') throw problems.NoApi(await TextAsync(body, cancellation));
        if (first is '{' or '[')
        {
            yield return ReplyMessage.Read(await BytesAsync(body, cancellation));
            yield break;
        }

        var events = SseParser.Create(body, static (_, data) => data.IsEmpty ? Silence : data.StartsWith(Done) ? null : ReplyMessage.Read(data));
        var any = false;
        await foreach (var item in events.EnumerateAsync(cancellation))
        {
            any = true;
            if (item.Data is { } piece) yield return piece;
            else yield break;
        }

        if (!any && !IsFieldStart(first)) throw problems.Malformed("neither JSON nor a stream of events");
    }

    private static bool IsFieldStart(int first) => first is 'd' or 'e' or 'i' or 'r' or ':';

    private static async Task<byte[]> BytesAsync(ReplyStream body, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy, cancellation);
        return copy.ToArray();
    }

    private static async Task<string> TextAsync(ReplyStream body, CancellationToken cancellation) =>
        System.Text.Encoding.UTF8.GetString(await BytesAsync(body, cancellation));
}
