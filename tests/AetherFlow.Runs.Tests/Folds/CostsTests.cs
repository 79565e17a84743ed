using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Folds;

public sealed class CostsTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly ManualTime _time = new();
    private int _seed;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Read_FinishedRuns_SumsWhatTheirLastLinesSay()
    {
        await FinishedAsync("PROTO", 0.5m, "groq", 3);
        await FinishedAsync("PROTO", 0.25m, "deepseek", 1);

        var costs = Costs.Read(new RunStore(_home.Path), _time.GetUtcNow());

        Assert.Equal((2, 4, new Money(0.75m), 2), (costs.All.Runs, costs.All.Calls, costs.All.Settled, costs.All.Cache.Hits));
        Assert.Equal(costs.All, costs.Today);
        Assert.Equal(["groq", "deepseek"], costs.Models.Select(m => m.Provider));
        Assert.Equal([("PROTO", new Money(0.75m))], costs.Workflows.Select(w => (w.Workflow, w.Sums.Settled)));
        Assert.Equal(2m / 6m, costs.All.CacheHitRate);
        Assert.Empty(costs.Unreadable);
    }

    [Fact]
    public async Task Read_RunsOfEarlierDays_CountInTheirPeriods()
    {
        await FinishedAsync("PROD", 1m, "groq", 1);
        var ended = _time.GetUtcNow();
        var store = new RunStore(_home.Path);
        var midnight = new DateTimeOffset(ended.Date, TimeSpan.Zero);

        Assert.Equal((1, 1, 1, 1), Counts(Costs.Read(store, midnight.AddDays(1).AddTicks(-1))));
        Assert.Equal((0, 1, 1, 1), Counts(Costs.Read(store, midnight.AddDays(1))));
        Assert.Equal((0, 1, 1, 1), Counts(Costs.Read(store, midnight.AddDays(7).AddTicks(-1))));
        Assert.Equal((0, 0, 1, 1), Counts(Costs.Read(store, midnight.AddDays(7))));
        Assert.Equal((0, 0, 0, 1), Counts(Costs.Read(store, midnight.AddDays(30))));
        // The same moment elsewhere is the same day.
        Assert.Equal((1, 1, 1, 1), Counts(Costs.Read(store, midnight.AddHours(23).ToOffset(TimeSpan.FromHours(9)))));

        static (int, int, int, int) Counts(Costs costs) => (costs.Today.Runs, costs.Last7Days.Runs, costs.Last30Days.Runs, costs.All.Runs);
    }

    [Fact]
    public async Task Read_RunCutOff_IsReadToItsEnd()
    {
        await new PhaseScript(_home.Path, ++_seed).Started(mode: "FAST").Done("fast/step_1", "groq").Asked("fast/step_2", "deepseek", reserved: 0.04m).WriteAsync();

        var costs = Costs.Read(new RunStore(_home.Path), _time.GetUtcNow());

        Assert.Equal((2, PhaseScript.Price, new Money(0.04m)), (costs.All.Calls, costs.All.Settled, costs.All.Unknown));
        Assert.Equal([("deepseek", new Money(0.04m)), ("groq", PhaseScript.Price)], costs.Models.Select(m => (m.Provider, m.Settled + m.Unknown)));
        Assert.Equal(("FAST", "interrupted"), (costs.Runs[0].Workflow, costs.Runs[0].Outcome));
    }

    [Fact]
    public async Task Read_FinishOfAnEarlierVersion_IsCompletedFromItsCalls()
    {
        await new PhaseScript(_home.Path, ++_seed).Started(mode: "BUILD").Done("build/step_1", "groq")
            .Finished(new RunFinished { Outcome = "completed", Resumable = false, Calls = 1, Settled = PhaseScript.Price }).WriteAsync();

        var costs = Costs.Read(new RunStore(_home.Path), _time.GetUtcNow());

        Assert.Equal(("groq", 1, PhaseScript.Price), (Assert.Single(costs.Models).Provider, costs.Models[0].Calls, costs.All.Settled));
    }

    [Fact]
    public async Task Read_DamagedJournal_IsNamedAndLeftOut()
    {
        await FinishedAsync("PROTO", 0.5m, "groq", 1);
        var script = new PhaseScript(_home.Path, ++_seed).Started().Done("build/step_1").Done("build/step_2");
        await script.WriteAsync();
        var lines = await File.ReadAllLinesAsync(script.Folder.JournalPath, TestContext.Current.CancellationToken);
        lines[3] = lines[3].Replace("900", "901", StringComparison.Ordinal);
        await File.WriteAllTextAsync(script.Folder.JournalPath, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);

        var costs = Costs.Read(new RunStore(_home.Path), _time.GetUtcNow());

        Assert.Equal((1, new Money(0.5m)), (costs.All.Runs, costs.All.Settled));
        var left = Assert.Single(costs.Unreadable);
        Assert.Equal((script.Folder.Id, "run.unreadable"), (left.Id, left.Problem.Code));
    }

    [Fact]
    public async Task Read_ManyRuns_ListsTheNewest()
    {
        for (var i = 0; i < Costs.RunsListed + 2; i++) await FinishedAsync("PROTO", i, "groq", 1);

        var costs = Costs.Read(new RunStore(_home.Path), _time.GetUtcNow());

        Assert.Equal(Costs.RunsListed, costs.Runs.Count);
        Assert.Equal(Costs.RunsListed + 2, costs.All.Runs);
        Assert.Equal(costs.Runs.OrderByDescending(r => r.Id.Value, StringComparer.Ordinal), costs.Runs);
    }

    [Fact]
    public void Read_NoRuns_IsNothing()
    {
        var costs = Costs.Read(new RunStore(_home.Path), _time.GetUtcNow());

        Assert.Equal(CostSums.None, costs.All);
        Assert.Null(costs.All.CacheHitRate);
    }

    private async Task FinishedAsync(string workflow, decimal settled, string provider, int calls) => await new PhaseScript(_home.Path, ++_seed).Started(workflow)
        .Finished(new RunFinished
        {
            Outcome = "completed",
            Resumable = false,
            Calls = calls,
            Settled = new Money(settled),
            Models = [new ModelSpend { Provider = provider, Model = "m", Calls = calls, Settled = new Money(settled) }],
            Cache = new CacheSavings { Hits = 1, Usage = PhaseScript.Tokens, Money = PhaseScript.Price },
        })
        .WriteAsync();
}
