namespace AetherFlow.Sandbox;

/// <summary>Looks at the free space of a disk from time to time, and says when a command is about to fill it.</summary>
internal sealed class DiskWatch : IDisposable
{
    /// <summary>What the machine needs to go on; less where there was less at the beginning.</summary>
    private const long Reserve = 256 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _full = new();
    private readonly Func<long> _free;
    private readonly long _reserve;
    private readonly ITimer _timer;

    /// <param name="free">Tells the free bytes.</param>
    public DiskWatch(Func<long> free, TimeProvider time)
    {
        _free = free;
        _reserve = Math.Min(Reserve, free() / 2);
        _timer = time.CreateTimer(_ => Look(), null, Pause, Pause);
    }

    public CancellationToken Full => _full.Token;

    public static long FreeBytesAt(string path) => new DriveInfo(path).AvailableFreeSpace;

    public void Dispose()
    {
        _timer.Dispose();
        _full.Dispose();
    }

    private void Look()
    {
        if (_free() >= _reserve) return;
        try
        {
            _full.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended while we looked.
        }
    }
}
