using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>A journal that cannot be written ends the run: no step goes on, the lock is free, the run can be resumed.</summary>
public sealed class JournalFailureTests
{
    private static readonly Plan Plan = RunHarness.Read(PlanText.Of(
        PlanText.Step(1, "code_generation", ["one.txt"]),
        PlanText.Step(2, "code_generation", ["two.txt"], 1),
        PlanText.Step(3, "code_generation", ["three.txt"], 2),
        PlanText.Step(4, "code_generation", ["four.txt"])));

    [Fact]
    public async Task Run_JournalFailsAtEveryLineInTurn_EndsWithAllStepsAndWithoutTheLock()
    {
        for (var lines = 2; ; lines++)
        {
            var asked = 0;
            using var harness = new RunHarness
            {
                Connect = () => InProcess.Connect(async (prompt, cancellation) =>
            {
                Interlocked.Increment(ref asked);
                await Task.Yield();
                Interlocked.Decrement(ref asked);
                cancellation.ThrowIfCancellationRequested();
                return InProcess.StepOf(prompt) == 1 ? "I would rather not." : Replies.File("four.txt", "four\n");
            })
            };
            var folder = harness.NewFolder();
            FailingJournal? journal = null;
            var failure = await Record.ExceptionAsync(() => harness.StartAsync(
                Plan, folder, new RunObserver { Wrap = inner => journal = new FailingJournal(inner, lines) }));

            Assert.Equal(0, asked);
            Assert.False(RunLock.IsHeld(folder.Path));
            Assert.False(journal!.UsedAfterDisposal, $"a step outlived the run that failed at line {lines}");
            if (failure is null) break;
            Assert.IsType<JournalException>(failure);
            Assert.Equal("failed", (await harness.ResumeAsync(Plan, folder)).Outcome);
            Assert.Equal(["four.txt"], harness.Files.Tree().Keys);
        }
    }

    [Fact]
    public async Task Run_BlobsCannotBeWritten_IsAFailureOfTheJournal()
    {
        using var harness = new RunHarness { Connect = () => InProcess.Connect((_, _) => Task.FromResult(Replies.File("one.txt", "one\n"))) };
        harness.Files.Write("one.txt", "before\n");
        var folder = harness.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "blobs"), "a file stands where the folder should", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<JournalException>(() => harness.StartAsync(Plan, folder));

        Assert.Equal("before\n", harness.Files.Read("one.txt"));
    }

    /// <summary>Refuses every line after the first ones, as a full disk does.</summary>
    private sealed class FailingJournal(IRunJournal journal, int lines) : IRunJournal
    {
        private readonly JournalException _failure = new("The disk is full.");
        private int _left = lines;
        private bool _disposed;

        public bool UsedAfterDisposal { get; private set; }

        public void Append(JournalEntry entry)
        {
            Take();
            journal.Append(entry);
        }

        public async Task<LinePlace> AppendAsync(JournalEntry entry)
        {
            Take();
            await Task.Yield();
            return await journal.AppendAsync(entry);
        }

        public JournalLine Read(LinePlace place) => journal.Read(place);

        public ValueTask DisposeAsync()
        {
            _disposed = true;
            return journal.DisposeAsync();
        }

        private void Take()
        {
            UsedAfterDisposal |= _disposed;
            if (Interlocked.Decrement(ref _left) < 0) throw _failure;
        }
    }
}
