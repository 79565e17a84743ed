using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Commands;

/// <summary>
/// Takes both streams of a command's output in the order in which they come. Of more than 16 MB the beginning and the end
/// are kept: what went wrong mostly stands there.
/// </summary>
internal sealed class OutputRecord : Stream
{
    private const int Limit = 16 * 1024 * 1024;

    private readonly HeadTailBuffer _buffer = new(Limit);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What came so far; what is no UTF-8 stands as U+FFFD.</summary>
    public BoundedText ToText()
    {
        lock (_buffer) return _buffer.ToText();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // Both streams are read at the same time.
        lock (_buffer) _buffer.Append(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
