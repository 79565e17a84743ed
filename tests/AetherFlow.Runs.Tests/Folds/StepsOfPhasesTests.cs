using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Folds;

/// <summary>What the fold of steps knows of phases, of replies from the cache, of verdicts and of forks.</summary>
public sealed class StepsOfPhasesTests : IDisposable
{
    private static readonly Verdict Rejected = new()
    {
        Status = Verdict.Failed,
        Score = 40,
        Summary = "No tests.",
        PassedRules = ["C1: It compiles"],
        Violations = [new RuleViolation { Rule = "C2: Tests", Why = "There are none." }, new RuleViolation { Rule = "G1: Small files", Why = "It has 900 lines." }],
    };

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Add_SameStepInTwoPhases_AreTwo()
    {
        var fold = await FoldAsync(new PhaseScript(_home.Path).Started("PROTO").Done("fast/step_1", "groq").Done("check/step_1", "gemini", verdict: Rejected));

        Assert.Equal(["fast step_1 groq", "check step_1 gemini"], fold.Steps.Select(s => $"{s.Phase} {s.Step} {s.Provider}"));
        Assert.Null(fold.Steps[0].Verdict);
        Assert.Equal(new StepVerdict("failed", 40, 2), fold.Steps[1].Verdict);
    }

    [Fact]
    public async Task Read_VerdictOfAStep_IsTheWholeOfIt()
    {
        var script = new PhaseScript(_home.Path).Started("PROTO").Done("fast/step_1").Done("check/step_1", verdict: Rejected);
        var fold = await FoldAsync(script);

        Assert.Null(RecordedVerdict.Read(script.Folder, fold.Steps[0]));
        var verdict = RecordedVerdict.Read(script.Folder, fold.Steps[1])!;

        Assert.Equal(Rejected.Violations, verdict.Violations);
        Assert.Equal((Rejected.Summary, Rejected.Score), (verdict.Summary, verdict.Score));
    }

    [Fact]
    public async Task Add_ReplyFromTheCache_IsToldAndSaves()
    {
        var script = new PhaseScript(_home.Path).Started().Begun("build/step_1").FromCache("build/step_1");
        var running = (await FoldAsync(script)).Steps[0];
        Assert.Equal((true, "groq", 0, Money.Zero), (running.Cached, running.Provider, running.Calls, running.Cost));
        Assert.Equal(PhaseScript.Price, running.Cache.Money);

        // The cached reply was not accepted, so a model was asked after all.
        var asked = (await FoldAsync(new PhaseScript(_home.Path, 2).Started().Begun("build/step_1").FromCache("build/step_1").Asked("build/step_1").Replied("build/step_1"))).Steps[0];

        Assert.Equal((false, "deepseek", 1, 1), (asked.Cached, asked.Provider, asked.Calls, asked.Cache.Hits));
    }

    [Fact]
    public async Task Add_StepKeptByAFork_CostsNothing()
    {
        var kept = PhaseScript.Result() with { KeptFrom = "20260101-120000-aaaaaa", Cost = Money.Zero, Usage = Usage.None };

        var step = (await FoldAsync(new PhaseScript(_home.Path).Started().Begun("build/step_1").Ended("build/step_1", kept))).Steps[0];

        Assert.Equal((StepState.Done, "20260101-120000-aaaaaa", Money.Zero, 1000L, 0), (step.State, step.KeptFrom, step.Cost, step.DurationMs, step.Calls));
        Assert.False(step.CostIsUpperBound);
    }

    private static async Task<StepsFold> FoldAsync(PhaseScript script)
    {
        await script.WriteAsync();
        return StepsFold.Read(script.Folder);
    }
}
