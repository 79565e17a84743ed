namespace AetherFlow.Sandbox;

/// <summary>Reads an output stream to its end: both ends of it are kept, and all of it, up to a limit, goes to a copy.</summary>
internal sealed class OutputPump(Stream stream, HeadTailBuffer buffer, Stream? copy, long copyLimit)
{
    private static readonly byte[] Cut = "\n[… the rest was left out …]\n"u8.ToArray();

    private long _left = copyLimit;

    /// <summary>Why the copy is not whole; null where it is.</summary>
    public string? Remark { get; private set; }

    /// <returns>False when it was stopped before the stream ended.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var chunk = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(chunk, stop)) > 0)
            {
                buffer.Append(chunk.AsSpan(0, read));
                if (copy is not null && Remark is null) await CopyAsync(copy, chunk.AsMemory(0, read), stop);
            }

            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task CopyAsync(Stream target, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            var taken = (int)Math.Min(bytes.Length, _left);
            await target.WriteAsync(bytes[..taken], stop);
            _left -= taken;
            if (taken == bytes.Length) return;
            await target.WriteAsync(Cut, stop);
            Remark = "the copy of its output is not whole: it met its limit";
        }
        catch (IOException e)
        {
            // The command goes on; who asked for the copy is told.
            Remark = $"its output could not be copied: {e.Message}";
        }
    }
}
