using System.Net;
using System.Net.Sockets;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Tests.Wire;

public sealed class NetworkTests
{
    [Fact]
    public async Task Ask_NobodyListens_NetworkProblemThatCostNothing()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var problem = await AskAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}/"));

        Assert.Equal(("network", true, false), (problem.Kind, problem.Retryable, problem.Charged));
        Assert.Contains("cannot be reached", problem.Message, StringComparison.Ordinal);
        Assert.Contains("DEEPSEEK_API_URL", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ServerSpeaksNoTls_NetworkProblemWithoutRetry()
    {
        await using var simulated = await Simulated.StartAsync(Simulator.Scripts.Script.Always("hi"));
        var https = new UriBuilder(simulated.Server.BaseAddress) { Scheme = "https" }.Uri;

        var problem = await AskAsync(https);

        Assert.Equal(("network", false, false), (problem.Kind, problem.Retryable, problem.Charged));
        Assert.Contains("could not be trusted", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ConnectionClosedBeforeAnswer_ChargedBecauseTheRequestLeft()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closing = CloseAfterRequestAsync(listener);

        var problem = await AskAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        await closing;
        Assert.Equal(("network", true, true), (problem.Kind, problem.Retryable, problem.Charged));
    }

    /// <summary>With Nagle's algorithm a small request could wait for the answer to the one before it.</summary>
    [Fact]
    public async Task Ask_Connected_DataIsNotHeldBack()
    {
        await using var simulated = await Simulated.StartAsync(Simulator.Scripts.Script.Always("hi"));
        var delays = new List<bool>();
        var handler = ModelHttp.Handler();
        handler.PlaintextStreamFilter = (context, _) =>
        {
            delays.Add(!((NetworkStream)context.PlaintextStream).Socket.NoDelay);
            return ValueTask.FromResult(context.PlaintextStream);
        };
        using var http = ModelHttp.Create(handler);
        using var client = new ModelClient(TestSettings.Provider(simulated.Server.BaseAddress), TimeSpan.FromSeconds(30), http, TimeProvider.System);

        // Whole replies: what ends a stream may still be under way when the next call looks for a free connection.
        for (var call = 0; call < 3; call++) Assert.Null((await Asked.OfAsync(client, stream: false)).Problem);

        // One connection for all of them.
        Assert.Equal([false], delays);
    }

    private static async Task CloseAfterRequestAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var buffer = new byte[64 * 1024];
        Assert.NotEqual(0, await client.GetStream().ReadAsync(buffer));
    }

    private static async Task<Runs.Events.CallProblem> AskAsync(Uri server)
    {
        using var http = ModelHttp.Create();
        using var client = new ModelClient(TestSettings.Provider(server), TimeSpan.FromSeconds(30), http, TimeProvider.System);
        return (await Asked.OfAsync(client, stream: true)).Problem!;
    }
}
