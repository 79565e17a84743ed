using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>
/// Keeps the first and the last bytes of a stream of any length in memory of a fixed size. The cut never runs
/// through a character.
/// </summary>
public sealed class HeadTailBuffer
{
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private int _headLength;
    private int _tailStart;
    private int _tailLength;

    /// <param name="limit">Bytes kept in all; at least 2.</param>
    public HeadTailBuffer(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        _head = new byte[limit / 2];
        _tail = new byte[limit - _head.Length];
    }

    public long TotalBytes { get; private set; }

    /// <summary>The line that stands where bytes are missing.</summary>
    public static string MarkerFor(long leftOut) => $"\n[… {leftOut} bytes left out …]\n";

    public void Append(ReadOnlySpan<byte> bytes)
    {
        TotalBytes += bytes.Length;
        var toHead = Math.Min(bytes.Length, _head.Length - _headLength);
        bytes[..toHead].CopyTo(_head.AsSpan(_headLength));
        _headLength += toHead;
        AppendToRing(bytes[toHead..]);
    }

    public BoundedText ToText()
    {
        ReadOnlySpan<byte> head = _head.AsSpan(0, _headLength);
        byte[] ring = [.. _tail.AsSpan(_tailStart, Math.Min(_tailLength, _tail.Length - _tailStart)), .. _tail.AsSpan(0, Math.Max(0, _tailStart + _tailLength - _tail.Length))];
        ReadOnlySpan<byte> tail = ring;
        if (TotalBytes == head.Length + tail.Length)
            return new BoundedText { Text = Encoding.UTF8.GetString([.. head, .. tail]), TotalBytes = TotalBytes, Truncated = false };

        head = head[..^UnfinishedAtEnd(head)];
        tail = tail[RestAtStart(tail)..];
        return new BoundedText
        {
            Text = Encoding.UTF8.GetString(head) + MarkerFor(TotalBytes - head.Length - tail.Length) + Encoding.UTF8.GetString(tail),
            TotalBytes = TotalBytes,
            Truncated = true,
        };
    }

    private void AppendToRing(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _tail.Length) bytes = bytes[^_tail.Length..];
        var end = (_tailStart + _tailLength) % _tail.Length;
        var untilWrap = Math.Min(bytes.Length, _tail.Length - end);
        bytes[..untilWrap].CopyTo(_tail.AsSpan(end));
        bytes[untilWrap..].CopyTo(_tail);
        var overwritten = Math.Max(0, _tailLength + bytes.Length - _tail.Length);
        _tailStart = (_tailStart + overwritten) % _tail.Length;
        _tailLength += bytes.Length - overwritten;
    }

    /// <summary>Bytes at the end that begin a character and do not finish it.</summary>
    private static int UnfinishedAtEnd(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            if (Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData) return length;
        }

        return 0;
    }

    /// <summary>Bytes at the start that go on with a character whose beginning is missing.</summary>
    private static int RestAtStart(ReadOnlySpan<byte> bytes)
    {
        var rest = 0;
        while (rest < Math.Min(3, bytes.Length) && (bytes[rest] & 0xC0) == 0x80) rest++;
        return rest;
    }
}
