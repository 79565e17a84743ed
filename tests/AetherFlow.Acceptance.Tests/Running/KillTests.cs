using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>
/// kill -9 of the real process while it works: the run resumes to the same tree and the same bill, asks nothing again
/// that was recorded, and is undone byte for byte.
/// </summary>
public sealed class KillTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    /// <summary>Kills in the usual suite, spread over the run; the sweep kills after every line.</summary>
    private const int Usual = 12;

    public static TheoryData<int> Points => [.. Enumerable.Range(0, Usual)];

    [Theory]
    [MemberData(nameof(Points))]
    public Task Kill_AfterALine_ResumesToTheSameTreeAndBillAndIsUndone(int point) =>
        KillAndResumeAsync(1 + point * (reference.Lines - 2) / (Usual - 1));

    [Fact]
    public async Task Kill_AfterEveryLine_ResumesToTheSameTreeAndBillAndIsUndone()
    {
        Assert.SkipUnless(SlowTests.AreWanted, SlowTests.Reason);
        foreach (var line in Enumerable.Range(1, reference.Lines)) await KillAndResumeAsync(line);
    }

    private async Task KillAndResumeAsync(int lines)
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        await using (var program = user.StartPlan())
        {
            for (var line = 0; line < lines; line++) await program.LineAsync();
            program.Signal(RunningProgram.SigKill);
            await program.EndAsync();
        }

        var id = Assert.Single(user.Runs());
        var folder = new RunStore(user.State).Find(id)!;
        var atKill = RunHistory.Read(folder);
        var recorded = RecordedCalls(folder);
        if (atKill.Finish is null) await ResumeAsync(user, id, atKill);

        Assert.Equal(reference.After, Trees.Of(user.Workspace));
        Assert.Equal(reference.Settled, RunHistory.Read(folder).Finish!.Settled.Usd);
        foreach (var step in (int[])[1, 2, 3, 5])
            Assert.InRange(Sample.AskedFor(step, simulator), 1, recorded.Contains($"step_{step}") ? 1 : 2);
        (await user.UndoAsync(id)).WithCode(0);
        Assert.Equal(reference.Before, Trees.Of(user.Workspace));
    }

    private async Task ResumeAsync(User user, string id, RunHistory atKill)
    {
        var resumed = (await user.ResumeAsync(id)).WithCode(0);
        Assert.Equal("completed", resumed.Finish().Outcome);
        Assert.Equal(reference.Settled, resumed.Finish().Settled);
        Assert.Equal(atKill.Spend.Reserved.Usd, resumed.Finish().Unknown);
    }

    private static HashSet<string> RecordedCalls(RunFolder folder)
    {
        var steps = new HashSet<string>(StringComparer.Ordinal);
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type == "call.finished") steps.Add(EffectKey.StepOf(line.Key));
        });
        return steps;
    }
}
