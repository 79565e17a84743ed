using AetherFlow.Models.Calling;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Bench.Calls;

/// <summary>The ways of asking that are compared, all of them with the same request to the same server.</summary>
internal sealed class CallsRig : IAsyncDisposable
{
    public const string Key = "key-of-the-bench";

    private const string Provider = "custom";
    private const string Model = "scripted";

    private static readonly ChatMessage[] Messages =
    [
        new(ChatRole.System, "You are brief."),
        new(ChatRole.User, string.Concat(Enumerable.Repeat("Change the function so that it keeps what it was given.\n", 40))),
    ];

    private readonly ModelSettings _settings;
    private readonly HttpClient _http = ModelHttp.Create();
    private readonly Connections _connections;
    private readonly List<Run> _runs = [];
    private readonly Random _chance = new(7);
    private readonly TimeProvider _time;

    public CallsRig(Uri server, TimeProvider time)
    {
        _time = time;
        _settings = Settings(server);
        _connections = Connections.Open(_settings, time);
    }

    private ProviderSettings Settled => _settings.Find(Provider)!;

    /// <param name="journals">Folders for the journals of whole calls, by what they lie on.</param>
    /// <param name="stream">Whether replies come in pieces.</param>
    public async Task<IReadOnlyList<CallWay>> WaysAsync(IReadOnlyList<(string Name, string Folder)> journals, bool stream)
    {
        var bare = await BareAsync(stream);
        var client = _connections.Find(Provider)!.Client;
        var ways = new List<CallWay> { new("bare HttpClient", _ => bare.AskAsync()), new("our client", _ => AskAsync(client, stream)) };
        foreach (var (name, folder) in journals) ways.Add(new CallWay($"a whole call, journal on {name}", await WholeAsync(folder, stream)));
        return ways;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs) await run.DisposeAsync();
        _connections.Dispose();
        _http.Dispose();
    }

    /// <summary>Sends the bytes that our client sends.</summary>
    private async Task<BareCalls> BareAsync(bool stream)
    {
        using var spy = new RequestSpy();
        using var http = new HttpClient(spy, disposeHandler: false);
        using var client = new ModelClient(Settled, _settings.Timeout, http, _time);
        await AskAsync(client, stream);
        return new BareCalls(_http, Settled.Endpoint, spy.Body, stream);
    }

    private static async Task<string> AskAsync(IChatClient client, bool stream)
    {
        var options = new ChatOptions { ModelId = Model, MaxOutputTokens = 500, Temperature = 0.7f };
        var response = stream
            ? await client.GetStreamingResponseAsync(Messages, options).ToChatResponseAsync()
            : await client.GetResponseAsync(Messages, options);
        return response.Text;
    }

    /// <summary>As a step asks: candidates, ledger, journal and blobs, redaction.</summary>
    private async Task<Func<int, Task<string>>> WholeAsync(string folder, bool stream)
    {
        var inputs = new RunStarted { Kind = "plan", Workspace = folder, Version = "bench" };
        var run = await Run.StartAsync(new RunStore(folder).Create(_time, _chance), inputs, _time, RunObserver.Nobody);
        _runs.Add(run);
        var caller = new ModelCaller(_connections, new Ledger(new Money(1000)), _time);
        var request = new ModelRequest
        {
            Candidates = [new RouteChoice(Provider, Model, "the bench asks for it")],
            Messages = Messages,
            MaxTokens = 500,
            Stream = stream,
        };
        return async number =>
        {
            var answer = await caller.CallAsync(run.Root.Part($"call_{number}"), request, CancellationToken.None);
            return answer.Reply?.Text ?? throw new InvalidOperationException($"There is no reply: {answer.Problem}");
        };
    }

    private static ModelSettings Settings(Uri server) => Configured.By(new Dictionary<string, string>
    {
        ["CUSTOM_API_URL"] = new Uri(server, "/v1").ToString(),
        ["CUSTOM_API_KEY"] = Key,
        ["CUSTOM_MODEL"] = Model,
        ["CUSTOM_INPUT_COST_PER_1K"] = "0.001",
        ["CUSTOM_OUTPUT_COST_PER_1K"] = "0.002",
    });
}
