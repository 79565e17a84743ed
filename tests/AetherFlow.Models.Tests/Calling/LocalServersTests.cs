using System.Net;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Calling;

public sealed class LocalServersTests
{
    private const string Two = """{"object":"list","data":[{"id":"nomic-embed-text"},{"id":"qwen3:8b"},{"id":"llama4"}]}""";

    [Fact]
    public async Task Add_OneAnswers_ItIsThereWithItsFirstModel()
    {
        var settings = await AskAsync(Read(("DEEPSEEK_API_KEY", TestSettings.Key)), host => host.Port == 11434 ? Answer(Two) : null);

        Assert.Equal(["deepseek", "ollama"], settings.Providers.Select(p => p.Name));
        var ollama = settings.Find("ollama")!;
        Assert.Equal("qwen3:8b", ollama.DefaultModel);
        Assert.Equal(["qwen3:8b", "llama4"], ollama.Models.Select(m => m.Id));
        Assert.Equal(0, ollama.ModelNamed("qwen3:8b").Price?.OutputPerMillion);
        Assert.Empty(settings.Unasked);
    }

    [Fact]
    public async Task Add_ModelNamed_ThatOne()
    {
        var settings = await AskAsync(Read(("OLLAMA_MODEL", "llama4")), host => host.Port == 11434 ? Answer(Two) : null);

        Assert.Equal("llama4", settings.Find("ollama")!.DefaultModel);
    }

    [Theory]
    [InlineData(200, "<html>Jenkins</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"data":"x"}""")]
    [InlineData(200, """{"data":[]}""")]
    [InlineData(200, """{"data":[{"name":"x"}]}""")]
    [InlineData(200, "")]
    [InlineData(401, Two)]
    [InlineData(404, Two)]
    public async Task Add_SomethingElseListensThere_Absent(int status, string body)
    {
        var settings = await AskAsync(Read(), _ => Answer(body, (HttpStatusCode)status));

        Assert.Empty(settings.Providers);
    }

    [Fact]
    public async Task Add_NobodyAnswersInTime_Absent()
    {
        var time = new ManualTime();
        using var http = new HttpClient(new Handler(async (_, cancellation) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellation);
            return Answer(Two);
        }));

        var asking = LocalServers.AddAsync(Read(), http, time, CancellationToken.None);
        time.Advance(LocalServers.Patience);

        Assert.Empty((await asking).Providers);
    }

    [Fact]
    public async Task Add_UserCancels_Cancelled()
    {
        using var user = new CancellationTokenSource();
        await user.CancelAsync();
        using var http = new HttpClient(new Handler((_, cancellation) => Task.FromCanceled<HttpResponseMessage>(cancellation)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LocalServers.AddAsync(Read(), http, new ManualTime(), user.Token));
    }

    [Fact]
    public async Task Add_RealServer_ThereWithoutAKey()
    {
        await using var server = await SimulatorServer.StartAsync(
            new Script([new ScriptEntry { Reply = "hi" }]), new SimulatorOptions { Time = TimeProvider.System, KeyRequired = false }, CancellationToken.None);

        var settings = await LocalServers.AddAsync(Read(("LLAMACPP_API_URL", server.BaseAddress.AbsoluteUri), ("OLLAMA_HOST", "127.0.0.1:1")), new ManualTime(), CancellationToken.None);

        Assert.Equal("llamacpp", Assert.Single(settings.Providers).Name);
    }

    private static async Task<ModelSettings> AskAsync(ModelSettings settings, Func<Uri, HttpResponseMessage?> answer)
    {
        using var http = new HttpClient(new Handler((request, _) =>
        {
            Assert.EndsWith("/v1/models", request.RequestUri!.AbsolutePath, StringComparison.Ordinal);
            return Task.FromResult(answer(request.RequestUri) ?? throw new HttpRequestException("Connection refused"));
        }));
        return await LocalServers.AddAsync(settings, http, new ManualTime(), CancellationToken.None);
    }

    private static HttpResponseMessage Answer(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body) };

    private static ModelSettings Read(params (string Name, string Value)[] variables) => ModelSettingsReader
        .Read(Catalogue.BuiltIn, variables.ToDictionary(v => v.Name, v => new Setting(v.Value, "environment"), StringComparer.Ordinal)).Settings!;

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
