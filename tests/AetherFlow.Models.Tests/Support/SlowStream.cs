using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Support;

/// <summary>One byte a second, on a clock that moves when somebody reads.</summary>
internal sealed class SlowStream(byte[] bytes, ManualTime time) : MemoryStream(bytes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Moves the clock on each time that somebody waits for the next byte, until what reads has ended.</summary>
    public static async Task<T> PlayAsync<T>(Task<T> reading, ManualTime time)
    {
        while (!reading.IsCompleted)
        {
            await Task.WhenAny(reading, time.UntilTimerAsync(Pause)).WaitAsync(Patience.Limit);
            time.Advance(Pause);
        }

        return await reading;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await time.PauseAsync(Pause, cancellationToken);
        return await base.ReadAsync(buffer[..1], cancellationToken);
    }
}
