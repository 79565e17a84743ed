using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Runs.Tests.Folds;

public sealed class SpendFoldTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Models_CallsOfSeveral_AreEachCountedWithTheirOwn()
    {
        var spend = Folded(await new PhaseScript(_home.Path).Started("PROTO")
            .Done("fast/step_1", "groq").Done("fast/step_2", "groq").Done("check/step_1", "gemini")
            .WriteAsync());

        Assert.Equal(
            [
                new ModelSpend { Provider = "groq", Model = "chat", Calls = 2, Usage = PhaseScript.Tokens + PhaseScript.Tokens, Settled = new Money(0.004m) },
                new ModelSpend { Provider = "gemini", Model = "chat", Calls = 1, Usage = PhaseScript.Tokens, Settled = new Money(0.002m) },
            ],
            spend.Models);
    }

    [Fact]
    public async Task Models_CallInDoubt_BelongsToTheModelThatWasAsked()
    {
        var script = new PhaseScript(_home.Path).Started().Asked("build/step_1", "groq", reserved: 0.03m).Asked("build/step_2", "deepseek");
        var cutOff = Folded(await script.WriteAsync());
        Assert.Equal((new Money(0.03m), new Money(0.04m)), (cutOff.Models[0].Unknown, cutOff.Reserved));

        var resumed = Folded(await new PhaseScript(_home.Path, 2).Started().Asked("build/step_1", "groq", reserved: 0.03m)
            .Resumed().Asked("build/step_1", "deepseek").Replied("build/step_1").WriteAsync());

        Assert.Equal([("groq", new Money(0.03m), Money.Zero), ("deepseek", Money.Zero, PhaseScript.Price)], resumed.Models.Select(m => (m.Provider, m.Unknown, m.Settled)));
        Assert.Equal(Money.Zero, resumed.Reserved);
    }

    [Fact]
    public async Task CutOff_StintThatEnded_HasNothingLeftInDoubtForTheNext()
    {
        var ended = Folded(await new PhaseScript(_home.Path).Started().Asked("build/step_1", "groq", reserved: 0.03m)
            .Add("run.finished", "", new RunFinished { Outcome = "cancelled", Resumable = true, ExitCode = 130 }, RunsJson.Lines.RunFinished).Resumed().WriteAsync());
        var died = Folded(await new PhaseScript(_home.Path, 2).Started().Asked("build/step_1", "groq", reserved: 0.03m).Resumed().WriteAsync());

        Assert.Empty(ended.CutOff);
        Assert.Equal("build/step_1/attempt-1/call-1", Assert.Single(died.CutOff).Key);
        Assert.All([ended, died], spend => Assert.Equal((new Money(0.03m), Money.Zero), (spend.Unknown, spend.Reserved)));
    }

    [Fact]
    public async Task Cache_RepliesFromTheCache_AreSavedAndCostNothing()
    {
        var spend = Folded(await new PhaseScript(_home.Path).Started().FromCache("build/step_1").FromCache("build/step_2").WriteAsync());

        Assert.Equal(new CacheSavings { Hits = 2, Usage = PhaseScript.Tokens + PhaseScript.Tokens, Money = new Money(0.004m) }, spend.Cache);
        Assert.Equal((0, Money.Zero, Usage.None), (spend.Calls, spend.Settled, spend.Usage));
        Assert.Empty(spend.Models);
    }

    [Fact]
    public async Task Models_AnySelectionOfLines_SumToTheTotals()
    {
        var lines = await new PhaseScript(_home.Path).Started()
            .Asked("build/step_1", "groq", reserved: 0.03m).Replied("build/step_1").Asked("build/step_1", "groq", call: 2)
            .Add("call.finished", "build/step_1/attempt-1/call-2", new CallFinished { Cost = new Money(0.01m) }, RunsJson.Lines.CallFinished)
            .Asked("build/step_2", "deepseek").Add("call.abandoned", "build/step_2/attempt-1/call-1", NoIntent.Instance, RunsJson.Lines.NoIntent)
            .Asked("build/step_2", "gemini", reserved: 0.5m).Resumed().Replied("build/step_2").FromCache("build/step_3")
            .WriteAsync();

        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), picks =>
        {
            var spend = new SpendFold();
            foreach (var pick in picks) spend.Add(lines[(int)((uint)pick % lines.Count)]);
            Assert.Equal(spend.Settled, Sum(spend.Models, m => m.Settled));
            Assert.Equal(spend.Unknown + spend.Reserved, Sum(spend.Models, m => m.Unknown));
            Assert.Equal(spend.Calls, spend.Models.Sum(m => m.Calls));
            Assert.Equal(spend.Usage, spend.Models.Aggregate(Usage.None, (sum, m) => sum + m.Usage));
            Assert.True(spend.Reserved >= Money.Zero);
        }).QuickCheckThrowOnFailure();
    }

    private static Money Sum(IEnumerable<ModelSpend> models, Func<ModelSpend, Money> of) => models.Aggregate(Money.Zero, (sum, model) => sum + of(model));

    private static SpendFold Folded(IReadOnlyList<JournalLine> lines)
    {
        var spend = new SpendFold();
        foreach (var line in lines) spend.Add(line);
        return spend;
    }
}
