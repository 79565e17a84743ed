using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Workspaces.Tests.Transactions;

public sealed class TransactionCrashTests
{
    /// <summary>Each case flushes a dozen files to the disk: 3,000 of them run where slow tests are asked for.</summary>
    private static readonly int Cases = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1" ? 3000 : 100;

    [Fact]
    public async Task Settle_AfterAStopAtEveryPoint_GivesAllOrNothing()
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var stopped = true;
            for (var point = 0; stopped; point++)
            {
                using var scenario = new Scenario(seed);
                stopped = await scenario.StopCommitAtAsync(point);
                await scenario.SettleAndCheckAsync(edited: null);
            }
        }
    }

    [Fact]
    public void Settle_AfterRandomStopsAndEdits_KeepsTheTable()
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue - 1)
                    from commitStop in Gen.Choose(0, 40)
                    from settleStop in Gen.Choose(-5, 20)
                    from edits in Gen.Elements(false, true)
                    select (seed, commitStop, settleStop, edits);

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            HoldsAsync(c.seed, c.commitStop, c.settleStop, c.edits).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    private static async Task HoldsAsync(int seed, int commitStop, int settleStop, bool edits)
    {
        using var scenario = new Scenario(seed);
        await scenario.StopCommitAtAsync(commitStop);
        var edited = edits ? scenario.EditAsUser() : null;
        if (settleStop >= 0) await scenario.StopSettlementAtAsync(settleStop);
        await scenario.SettleAndCheckAsync(edited);
    }
}
