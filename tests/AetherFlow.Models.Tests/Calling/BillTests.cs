using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>Many questions at once over HTTP to a server that fails: the books agree with the server's.</summary>
public sealed class BillTests : IDisposable
{
    private const int Questions = 40;

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Call_ManyAtOnceWithFaults_SettledIsTheServersBillAndTheLimitHolds()
    {
        await using var server = await SimulatorServer.StartAsync(FaultyScript(), new SimulatorOptions { Time = TimeProvider.System, PrefixCache = true }, CancellationToken.None);
        var settings = TestSettings.With(TestSettings.Provider(server.BaseAddress), TestSettings.Provider(server.BaseAddress, "custom")) with { MaxRetries = 5 };
        var folder = new RunStore(_home.Path).Create(TimeProvider.System, new Random(5));
        var ledger = new Ledger(new Money(0.02m));
        using var connections = Connections.Open(settings, TimeProvider.System);
        var caller = new ModelCaller(connections, ledger, new HurriedTime());

        await using (var run = await Run.StartAsync(folder, new RunStarted { Kind = "plan", Workspace = "/w", Version = "test" }, TimeProvider.System, RunObserver.Nobody))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Questions).Select(i => AskAsync(caller, run.Root.Part($"q{i}"), ledger, i)));
            Assert.All(answers, answer => Assert.True(answer.HasReply, answer.Problem?.ToString()));
        }

        var price = Catalogue.BuiltIn.FindModel("deepseek", "deepseek-flash")!.Price!;
        var bill = server.Requests.Where(r => r.Usage is not null)
            .Aggregate(Money.Zero, (sum, r) => sum + price.Of(new Usage { Input = r.Usage!.Prompt, CachedInput = r.Usage.Cached, Output = r.Usage.Completion }));
        Assert.Equal(bill, ledger.Settled);
        Assert.Equal(Money.Zero, ledger.Reserved);
        Assert.True(ledger.Unknown > Money.Zero);
        var spend = RunHistory.Read(folder).Spend;
        Assert.Equal((ledger.Settled, ledger.Unknown, server.Requests.Count), (spend.Settled, spend.Unknown, spend.Calls));
    }

    private static async Task<ModelAnswer> AskAsync(ModelCaller caller, Scope scope, Ledger ledger, int number)
    {
        var answer = await caller.CallAsync(
            scope,
            new ModelRequest
            {
                Candidates = [new RouteChoice("deepseek", "deepseek-flash", "test"), new RouteChoice("custom", "deepseek-flash", "test")],
                Messages = [new ChatMessage(ChatRole.System, new string('s', 600)), new ChatMessage(ChatRole.User, $"Question {number}")],
                MaxTokens = 300,
                Stream = number % 3 != 0,
            },
            CancellationToken.None);
        Assert.True(ledger.Settled + ledger.Unknown + ledger.Reserved <= ledger.Limit);
        return answer;
    }

    /// <summary>A tenth of the answers fails in each of several ways, once; the rest is whole.</summary>
    private static Script FaultyScript()
    {
        FaultKind[] kinds = [FaultKind.Cut, FaultKind.Status, FaultKind.NoUsage, FaultKind.ErrorInReply, FaultKind.Empty];
        var faults = kinds.SelectMany(kind => Enumerable.Repeat(
            new ScriptEntry { Reply = "a reply that is never whole", Fault = new Fault { Kind = kind, AfterBytes = 30, Status = 503 } }, Questions / 10));
        return new Script([.. faults, new ScriptEntry { Reply = "a whole reply", Times = 0 }]);
    }

    /// <summary>Waits of any length take a millisecond: the bytes travel in real time, the pauses need not.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
