using AetherFlow.Models.Wire;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Support;

/// <summary>A simulator with a client that asks it over HTTP.</summary>
internal sealed class Simulated : IAsyncDisposable
{
    private readonly HttpClient _http = ModelHttp.Create();

    private Simulated(SimulatorServer server, TimeProvider time, string? key)
    {
        Server = server;
        Client = new ModelClient(TestSettings.Provider(server.BaseAddress, key: key), TimeSpan.FromSeconds(60), _http, time);
    }

    public SimulatorServer Server { get; }

    public ModelClient Client { get; }

    public static async Task<Simulated> StartAsync(Script script, TimeProvider? time = null, string? key = TestSettings.Key, string? badKey = null)
    {
        var clock = time ?? TimeProvider.System;
        var server = await SimulatorServer.StartAsync(script, new SimulatorOptions { Time = clock, BadKey = badKey, PrefixCache = true }, CancellationToken.None);
        return new Simulated(server, clock, key);
    }

    public static Task<Simulated> StartAsync(ScriptEntry entry, TimeProvider? time = null) => StartAsync(new Script([entry]), time);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
