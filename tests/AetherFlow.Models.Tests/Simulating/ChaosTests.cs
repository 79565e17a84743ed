using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>Random faults come again with the same seed, and do not use up what a script has to say.</summary>
public sealed class ChaosTests
{
    private const int Requests = 40;

    private static readonly Fault[] Faults =
    [
        new() { Kind = FaultKind.Status, Status = 503 }, new() { Kind = FaultKind.Cut, AfterBytes = 300 }, new() { Kind = FaultKind.NoUsage },
    ];

    [Fact]
    public async Task Ask_SameSeed_SameFaultsInTheSameOrder()
    {
        var first = await FaultsAsync(seed: 7);

        Assert.Equal(first, await FaultsAsync(seed: 7));
        Assert.NotEqual(first, await FaultsAsync(seed: 8));
        Assert.InRange(first.Count(f => f is not null), Requests / 5, Requests * 4 / 5);
        Assert.True(first.Where(f => f?.Kind == FaultKind.Cut).Select(f => f!.AfterBytes).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Ask_FaultThatBreaksTheReply_EntryIsStillThere()
    {
        var chaos = new Chaos { Seed = 1, Rate = 1, Faults = [Faults[0]] };
        await using var server = await ServeAsync(new Script([new ScriptEntry { Reply = "once" }]), chaos);

        for (var i = 0; i < 3; i++) Assert.Equal(503, (await WireCall.PostAsync(server, "openai", stream: true)).Status);

        Assert.Equal([0, 0, 0], server.Requests.Select(r => r.Entry));
    }

    [Fact]
    public async Task Ask_FaultThatLeavesTheReplyWhole_EntryIsUsedUp()
    {
        var chaos = new Chaos { Seed = 1, Rate = 1, Faults = [new Fault { Kind = FaultKind.KeepAlives }] };
        await using var server = await ServeAsync(new Script([new ScriptEntry { Reply = "once" }]), chaos);

        Assert.Equal(200, (await WireCall.PostAsync(server, "openai", stream: true)).Status);
        Assert.Equal(400, (await WireCall.PostAsync(server, "openai", stream: true)).Status);
    }

    private static Task<SimulatorServer> ServeAsync(Script script, Chaos chaos) =>
        SimulatorServer.StartAsync(script, new SimulatorOptions { Time = TimeProvider.System, Chaos = chaos }, CancellationToken.None);

    private static async Task<IReadOnlyList<Fault?>> FaultsAsync(int seed)
    {
        await using var server = await ServeAsync(Script.Always("hi"), new Chaos { Seed = seed, Rate = 0.5, Faults = Faults, Scatter = true });
        for (var i = 0; i < Requests; i++) await WireCall.PostAsync(server, WireCall.Formats[i % 3], stream: i % 2 == 0);
        return [.. server.Requests.Select(r => r.Fault)];
    }
}
