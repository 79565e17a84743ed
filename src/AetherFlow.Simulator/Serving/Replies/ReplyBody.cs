using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Replies;

/// <summary>Collects the bytes of an answer, and where its frames and its report of tokens end.</summary>
internal sealed class ReplyBody : IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly ArrayBufferWriter<byte> _text = new(256);
    private readonly List<int> _ends = [];

    public ReplyBody() => Json = new Utf8JsonWriter(_bytes, Plain);

    /// <summary>Writes the JSON of the present frame.</summary>
    public Utf8JsonWriter Json { get; }

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>Where each frame ends; frames are sent by themselves where pauses stand between them.</summary>
    public IReadOnlyList<int> FrameEnds => _ends;

    /// <summary>Where the bytes end that a client needs to know the tokens; null where they are not reported in full.</summary>
    public int? UsageEnd { get; private set; }

    /// <summary>One JSON, not a stream of frames.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Written after each frame; empty for nothing.</summary>
    public byte[] KeepAlive { get; init; } = [];

    /// <summary>Whether <c>data:</c> is followed by a blank.</summary>
    public bool Spaced { get; init; } = true;

    public void BeginFrame(ReadOnlySpan<byte> @event = default)
    {
        if (!@event.IsEmpty)
        {
            Raw(Spaced ? "event: "u8 : "event:"u8);
            Raw(@event);
            Raw("\n"u8);
        }

        Raw(Spaced ? "data: "u8 : "data:"u8);
        Json.Reset();
    }

    /// <summary>A frame that is no event: a piece of a JSON list.</summary>
    public void BeginPiece(ReadOnlySpan<byte> before)
    {
        Raw(before);
        Json.Reset();
    }

    public void EndFrame(ReadOnlySpan<byte> ending, bool reportsUsage = false)
    {
        Json.Flush();
        Raw(ending);
        _ends.Add(_bytes.WrittenCount);
        if (reportsUsage) UsageEnd = _bytes.WrittenCount;
        Raw(KeepAlive);
    }

    /// <summary>Vendors escape nothing but what they must: characters beyond the basic plane arrive as four bytes.</summary>
    public void Text(ReadOnlySpan<byte> name, string text)
    {
        Json.WritePropertyName(name);
        _text.ResetWrittenCount();
        PlainText.Write(_text, text);
        Json.WriteRawValue(_text.WrittenSpan, skipInputValidation: true);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>The JSON is all of the body; of a broken one, half arrives.</summary>
    public void EndWhole(bool reportsUsage, bool broken)
    {
        Json.Flush();
        IsWhole = true;
        if (broken)
        {
            var half = _bytes.WrittenSpan[..(_bytes.WrittenCount / 2)].ToArray();
            _bytes.ResetWrittenCount();
            Raw(half);
        }

        _ends.Add(_bytes.WrittenCount);
        if (reportsUsage && !broken) UsageEnd = _bytes.WrittenCount;
    }

    public void Dispose() => Json.Dispose();
}
