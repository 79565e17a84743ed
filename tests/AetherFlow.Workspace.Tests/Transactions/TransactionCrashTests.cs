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

    [Fact]
    public async Task Settle_PermissionsOnly_AfterAStopAtEveryPoint_SetsThem()
    {
        for (var (point, stopped) = (0, true); stopped; point++)
        {
            using var folder = new TemporaryFolder();
            using var workspace = folder.Open();
            var contents = new Contents();
            folder.Write("run.sh", "x");
            Assert.True(folder.Shell("chmod 644 run.sh"));
            var manifest = new Transaction(workspace).Prepare([new PlannedChange(workspace.Guard("run.sh", PathUse.Write).Path, contents.Add("x"), contents.Add("x"), 0x1ED)], "t");
            var remaining = point;
            stopped = await IsStoppedAsync(new Transaction(workspace, _ =>
            {
                if (remaining-- == 0) throw new Stopped();
            }).CommitAsync(manifest, contents.Source, CancellationToken.None));

            var outcome = await new Transaction(workspace).SettleAsync(manifest, contents.Source, CancellationToken.None);

            Assert.Equal(TransactionResult.Applied, outcome.Result);
            Assert.True(folder.Shell("test $(stat -c %a run.sh) = 755"));
            Assert.Equal(new SortedDictionary<string, string> { ["run.sh"] = "x" }, folder.Files());
        }
    }

    private static async Task<bool> IsStoppedAsync(Task commit)
    {
        try
        {
            await commit;
            return false;
        }
        catch (Stopped)
        {
            return true;
        }
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
