using AetherFlow.Models.Caching;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Traffic;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;
using Microsoft.Extensions.AI;
using Recording = AetherFlow.Models.Replaying.Recording;

namespace AetherFlow.Models.Tests.Support;

/// <summary>A run with scripted models: what a question does to the journal, the money and the signals.</summary>
internal sealed class CallRig : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly List<(ProviderSettings Provider, ScriptedClient Client)> _providers = [];

    public CallRig() => Folder = new RunStore(_home.Path).Create(TimeProvider.System, new Random(3));

    public ManualTime Time { get; } = new();

    public RunFolder Folder { get; }

    public List<Signal> Signals { get; } = [];

    public Money? Limit { get; set; }

    public int MaxRetries { get; init; } = 3;

    public ReplyCache? Cache { get; set; }

    public Recording? Replay { get; set; }

    /// <summary>Null for those of the caller's own.</summary>
    public Gates? Gates { get; set; }

    /// <summary>Real clients instead of scripted ones.</summary>
    public bool OverTheWire { get; init; }

    /// <summary>Answers real clients in the place of the network; null for none.</summary>
    public HttpMessageHandler? Handler { get; set; }

    public Ledger Ledger { get; private set; } = new(null);

    public Func<IRunJournal, IRunJournal> Wrap { get; set; } = journal => journal;

    /// <summary>All lines of the journal, such as <c>call.finished build/call-1</c>.</summary>
    public IReadOnlyList<JournalLine> Lines
    {
        get
        {
            var lines = new List<JournalLine>();
            JournalReader.ReadAll(Folder.JournalPath, lines.Add);
            return lines;
        }
    }

    public SpendFold Spend => RunHistory.Read(Folder).Spend;

    public ScriptedClient Add(string provider, params ScriptedClient.Step[] steps) => Add(TestSettings.Provider(Asked.Nowhere, provider), steps);

    public ScriptedClient Add(ProviderSettings provider, params ScriptedClient.Step[] steps)
    {
        var client = new ScriptedClient(steps);
        _providers.RemoveAll(p => p.Provider.Name == provider.Name);
        _providers.Add((provider, client));
        return client;
    }

    public ModelRequest Request(string prompt = "Say hi.", string model = "deepseek-flash") => new()
    {
        Candidates = [.. _providers.Select(p => new RouteChoice(p.Provider.Name, model, "test"))],
        Messages = [new ChatMessage(ChatRole.User, prompt)],
        MaxTokens = 500,
    };

    /// <summary>One stint: starts or resumes the run, asks, and is cut off.</summary>
    public Task<ModelAnswer> AskAsync(ModelRequest? request = null, CancellationToken cancellation = default) =>
        StintAsync((caller, scope) => caller.CallAsync(scope, request ?? Request(), cancellation));

    public async Task<T> StintAsync<T>(Func<ModelCaller, Scope, Task<T>> work)
    {
        var observer = new RunObserver { Wrap = Wrap, OnSignal = signal => { lock (Signals) Signals.Add(signal); } };
        var past = File.Exists(Folder.JournalPath) ? RunHistory.Read(Folder).Spend : new SpendFold();
        await using var run = File.Exists(Folder.JournalPath)
            ? (await Run.ResumeAsync(Folder, new RunResumed { Version = "test" }, Time, observer)).Run!
            : await Run.StartAsync(Folder, new RunStarted { Kind = "plan", Workspace = "/w", Version = "test" }, Time, observer);
        Ledger = Ledger.Resume(Limit, past);
        var settings = TestSettings.With([.. _providers.Select(p => p.Provider)]) with { MaxRetries = MaxRetries };
        using var http = Handler is null ? null : new HttpClient(Handler, disposeHandler: false);
        using var connections = OverTheWire
            ? Connections.Open(settings, Time)
            : new Connections(settings, provider => http is null
                ? _providers.First(p => p.Provider.Name == provider.Name).Client
                : new ModelClient(provider, settings.Timeout, http, Time));
        var caller = new ModelCaller(connections, Ledger, Time) { Gates = Gates ?? new Gates(Time), Cache = Cache, Replay = Replay };
        return await work(caller, run.Root.Part("build"));
    }

    /// <summary>Lets the waits pass, each once somebody waits for exactly that many seconds.</summary>
    public async Task PassAsync(params IEnumerable<double> seconds)
    {
        foreach (var wait in seconds.Select(TimeSpan.FromSeconds))
        {
            await Time.UntilTimerAsync(wait).WaitAsync(Patience.Limit);
            Time.Advance(wait);
        }
    }

    public void Dispose() => _home.Dispose();
}
