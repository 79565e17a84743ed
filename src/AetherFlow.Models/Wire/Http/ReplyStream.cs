namespace AetherFlow.Models.Wire;

/// <summary>
/// The body of a response: read under the call's deadline, limited in size, and with its first bytes open to a look
/// before somebody decides how to read it.
/// </summary>
internal sealed class ReplyStream(Stream inner, CallDeadline deadline) : Stream
{
    /// <summary>Bytes; more than any model writes, so a body that does not end is noticed.</summary>
    public const long Limit = 64 * 1024 * 1024;

    private readonly byte[] _head = new byte[4096];
    private int _start;
    private int _end;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first byte that is neither blank nor part of a byte order mark, which is left to be read; -1 where there is none.</summary>
    public async ValueTask<int> PeekAsync()
    {
        while (true)
        {
            while (_start < _end)
            {
                if (_head[_start] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF)) return _head[_start];
                _start++;
            }

            (_start, _end) = (0, await ReadInnerAsync(_head));
            if (_end == 0) return -1;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end) return await ReadInnerAsync(buffer);
        var count = Math.Min(buffer.Length, _end - _start);
        _head.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer)
    {
        var count = await inner.ReadAsync(buffer, deadline.Token);
        deadline.Touch();
        _read += count;
        return _read <= Limit ? count : throw new InvalidDataException($"The reply is longer than {Limit / 1024 / 1024} MB.");
    }
}
