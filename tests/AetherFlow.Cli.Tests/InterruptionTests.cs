using AetherFlow.Hosting;

namespace AetherFlow.Cli.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public void Signal_First_CancelsAndSecondEndsTheProcess()
    {
        var exits = new List<int>();
        using var interruption = new Interruption(exits.Add);

        interruption.Signal(ExitCodes.Interrupted);
        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.Empty(exits);

        interruption.Signal(ExitCodes.Interrupted);
        Assert.Equal([130], exits);
    }

    [Fact]
    public void Settle_StoppedRun_SaysWhichSignalStoppedIt()
    {
        using var interruption = new Interruption(_ => { });
        Assert.Equal(130, interruption.Settle(130));

        interruption.Signal(ExitCodes.Terminated);

        Assert.Equal((143, 0, 1), (interruption.Settle(130), interruption.Settle(0), interruption.Settle(1)));
    }
}
