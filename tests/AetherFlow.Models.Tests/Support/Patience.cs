using AetherFlow.Simulator;

namespace AetherFlow.Models.Tests.Support;

/// <summary>How long tests wait for what comes by itself.</summary>
internal static class Patience
{
    /// <summary>No test waits that long unless something hangs, however busy the machine is.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Waits until the server has been asked for a completion.</summary>
    public static async Task UntilAskedAsync(SimulatorServer server)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (server.Requests.Count == 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
