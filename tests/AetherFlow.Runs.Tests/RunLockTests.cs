using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests;

public sealed class RunLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TryTake_FreeThenHeldThenFreeAgain_GivesItToOneAtATime()
    {
        Assert.False(RunLock.IsHeld(_folder.Path));
        using (var held = RunLock.TryTake(_folder.Path))
        {
            Assert.NotNull(held);
            Assert.True(RunLock.IsHeld(_folder.Path));
            Assert.Equal(Environment.ProcessId, RunLock.Holder(_folder.Path));
            Assert.Null(RunLock.TryTake(_folder.Path));
        }

        Assert.False(RunLock.IsHeld(_folder.Path));
        using var again = RunLock.TryTake(_folder.Path);
        Assert.NotNull(again);
    }

    [Fact]
    public void IsHeld_AskedByManyAtOnce_TakesNobodyElseForAHolder()
    {
        RunLock.TryTake(_folder.Path)!.Dispose();

        var answers = new bool[64];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            for (var again = 0; again < 20; again++) answers[i] |= RunLock.IsHeld(_folder.Path);
        });

        Assert.DoesNotContain(true, answers);
    }

    [Fact]
    public async Task TryTake_WhileOthersAsk_IsNotKeptFromIt()
    {
        RunLock.TryTake(_folder.Path)!.Dispose();
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) RunLock.IsHeld(_folder.Path);
        });

        for (var i = 0; i < 300; i++)
        {
            using var held = RunLock.TryTake(_folder.Path);
            Assert.NotNull(held);
        }

        await stop.CancelAsync();
        await asking;
    }

    [Fact]
    public void Holder_NobodyEverHeldIt_IsUnknown() => Assert.Null(RunLock.Holder(_folder.Path));
}
