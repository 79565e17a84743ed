using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>Steps after one another move, edit, delete and make the same files: each sees what the ones before it left.</summary>
public sealed class SequenceTests
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_000;

    private static readonly Plan Plan = RunHarness.Read(PlanText.Of(
        PlanText.Step(1, "refactoring", ["run.sh", "old.txt"]),
        PlanText.Step(2, "refactoring", ["bin/run.sh"], 1),
        PlanText.Step(3, "refactoring", ["run.sh", "bin/run.sh"], 2),
        PlanText.Step(4, "refactoring", ["old.txt"], 3)));

    [Fact]
    public async Task Steps_MoveEditMoveBackAndMakeAnew_GiveTheSameTreeWhereverTheyAreStopped()
    {
        using var reference = Harness();
        var before = Photo(reference);
        var folder = reference.NewFolder();
        var finish = await reference.StartAsync(Plan, folder);
        Assert.True(finish.StepsDone == 4, Recorded.Steps(folder).Last().Problem?.ToString());
        Assert.Equal(["old.txt anew\n", "run.sh one\n2\n3\n"], Photo(reference).Select(file => file[..^6]));
        if (!OperatingSystem.IsWindows()) Assert.Equal(Executable, File.GetUnixFileMode(reference.Files["run.sh"]));

        for (var stop = 1; stop < Recorded.Lines(folder).Count; stop += 2)
        {
            using var harness = Harness();
            var run = harness.NewFolder();
            await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(
                Plan, run, new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) }));

            var resumed = await harness.ResumeAsync(Plan, run);

            Assert.True(resumed.Outcome == "completed", $"stopped after line {stop}: {resumed}");
            Assert.Equal(Photo(reference), Photo(harness));
            Assert.Equal(finish.Settled, resumed.Settled);
            Assert.Equal("completed", (await harness.UndoAsync(run)).Outcome);
            Assert.Equal(before, Photo(harness));
        }
    }

    [Fact]
    public async Task Steps_WithoutApplying_WriteNothing()
    {
        using var harness = Harness(apply: false);
        var before = Photo(harness);

        var finish = await harness.StartAsync(Plan, harness.NewFolder());

        Assert.Equal(("completed", 4), (finish.Outcome, finish.StepsDone));
        Assert.Equal(before, Photo(harness));
    }

    private static RunHarness Harness(bool apply = true)
    {
        var harness = new RunHarness
        {
            Apply = apply,
            Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(InProcess.StepOf(prompt) switch
            {
                1 => EditReplies.Patch(EditReplies.Move("run.sh", "bin/run.sh", " one\n+2\n"), EditReplies.Delete("old.txt")),
                2 => EditReplies.SearchReplace("bin/run.sh", "2\n", "2\n3\n"),
                3 => EditReplies.DiffOfMoved("bin/run.sh", "run.sh"),
                _ => Replies.File("old.txt", "anew\n"),
            })),
        };
        harness.Files.Write("run.sh", "one\n");
        harness.Files.Write("old.txt", "old\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(harness.Files["run.sh"], Executable);
        return harness;
    }

    /// <summary>Every file with its text and its permissions.</summary>
    private static IReadOnlyList<string> Photo(RunHarness harness) =>
    [
        .. harness.Files.Tree().Keys.Order(StringComparer.Ordinal)
            .Select(path => $"{path} {harness.Files.Read(path)} {(OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(harness.Files[path])),5}"),
    ];
}
