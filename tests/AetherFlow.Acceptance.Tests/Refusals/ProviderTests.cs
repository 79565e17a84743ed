using System.Net;
using System.Net.Sockets;
using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>Endpoints that do not serve: the run stops with exit code 6, and goes on when they do.</summary>
public sealed class ProviderTests
{
    private const string WrongKey = "sk-wrong-0123456789abcdef";

    [Fact]
    public async Task Key_ThatIsRefused_StopsTheRunAndIsNowhereToBeRead()
    {
        var options = new SimulatorOptions { Time = TimeProvider.System, BadKey = WrongKey };
        await using var simulator = await SimulatorServer.StartAsync(Sample.Script, options, default);
        using var user = new User(simulator).WithSample();
        user.Variables["CUSTOM_API_KEY"] = WrongKey;

        var ended = (await user.RunPlanAsync("--output", "output")).WithCode(6);

        Assert.Equal(("provider", true), (ended.Finish().Outcome, ended.Finish().Resumable));
        Assert.DoesNotContain(WrongKey, ended.ToString(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(user.All.Path, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(WrongKey, await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        user.Variables["CUSTOM_API_KEY"] = "sk-right-0123456789abcdef";
        Assert.Equal("completed", (await user.ResumeAsync(ended.Run())).WithCode(0).Finish().Outcome);
    }

    [Theory]
    [InlineData(404, "model.not_found")]
    [InlineData(403, "model.auth")]
    [InlineData(402, "model.")]
    public async Task Status_ThatNoRetryChanges_StopsTheRun(int status, string code)
    {
        var fault = new Fault { Kind = FaultKind.Status, Status = status };
        await using var simulator = await Sample.ServeAsync(new Script([new ScriptEntry { Fault = fault, Times = 0 }]));
        using var user = new User(simulator).WithSample();
        var before = Trees.Of(user.Workspace);

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(6);

        Assert.Contains(code, ended.Error, StringComparison.Ordinal);
        Assert.Contains("runs resume", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, Trees.Of(user.Workspace));
        Assert.Single(simulator.Requests);
    }

    [Fact]
    public async Task Endpoint_ThatRefusesConnections_StopsTheRun()
    {
        using var user = new User().WithSample();
        user.UseEndpoint($"http://127.0.0.1:{ClosedPort()}/v1");

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(6);

        Assert.Contains("model.network", ended.Error, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_ThatDoesNotAnswer_IsNamed()
    {
        using var user = new User().WithSample();
        user.UseEndpoint("http://models.example/v1");
        var proxy = $"127.0.0.1:{ClosedPort()}";
        user.Variables["http_proxy"] = $"http://somebody:secret@{proxy}";

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(6);

        Assert.Contains($"The proxy {proxy}, through which custom (models.example) is called, cannot be reached", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.Empty)]
    [InlineData(FaultKind.Malformed)]
    public async Task Answer_ThatIsNoCompletion_StopsTheRun(FaultKind kind)
    {
        await using var simulator = await Sample.ServeAsync(new Script([new ScriptEntry { Reply = "x", Fault = new Fault { Kind = kind }, Times = 0 }]));
        using var user = new User(simulator).WithSample();
        var before = Trees.Of(user.Workspace);

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(6);

        Assert.Contains("[model.", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, Trees.Of(user.Workspace));
    }

    [Fact]
    public async Task Plan_OfPatchesOnly_NeedsNoProvider()
    {
        using var user = new User().WithSample();
        user.WithPlan(PlanText.Of(PlanText.Patch(1, "list.txt", "second", "inserted")));

        (await user.RunPlanAsync()).WithCode(0);

        Assert.Equal("first\nsecond\ninserted\nthird", user.All.Read("workspace/list.txt"));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
