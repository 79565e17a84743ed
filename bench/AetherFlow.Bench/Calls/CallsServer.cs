using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Bench.Calls;

/// <summary>The simulator in a process of its own, as a vendor is, with one answer for everybody.</summary>
internal static class CallsServer
{
    /// <summary>A kilobyte of text, streamed in sixteen pieces.</summary>
    private static readonly string Reply = string.Concat(Enumerable.Repeat("A line of a reply, as long as most are, and then a newline more.\n", 16))[..1024];

    /// <summary>Writes its address into the file and answers until it is killed.</summary>
    public static async Task ServeAsync(string addressFile, TimeProvider time, CancellationToken cancellation)
    {
        await using var server = await SimulatorServer.StartAsync(
            Script.Always(Reply), new SimulatorOptions { Time = time, KeepMessages = false }, cancellation);
        await File.WriteAllTextAsync(addressFile + ".new", server.BaseAddress.ToString(), cancellation);
        File.Move(addressFile + ".new", addressFile);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
    }
}
