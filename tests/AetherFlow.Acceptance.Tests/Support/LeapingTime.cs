namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>The real clock, which a test can put forward; timers go on as they are.</summary>
internal sealed class LeapingTime : TimeProvider
{
    private long _leapt;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Leap(TimeSpan time) => Interlocked.Add(ref _leapt, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _leapt));

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Volatile.Read(ref _leapt);
}
