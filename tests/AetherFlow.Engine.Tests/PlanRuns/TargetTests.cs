using System.Text;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Files of every kind as targets: what cannot be written back whole is refused before anybody is asked, the rest keeps its shape.</summary>
public sealed class TargetTests
{
    private const string Secret = "key-of-the-test-1234";

    [Fact]
    public async Task Run_TargetIsBinary_FailsWithoutAsking()
    {
        var (code, calls, bytes) = await RunAsync([0x89, (byte)'P', 0, 1, 2], "text\n");

        Assert.Equal(("step.target.file.binary", 0), (code, calls));
        Assert.Equal([0x89, (byte)'P', 0, 1, 2], bytes);
    }

    [Fact]
    public async Task Run_TargetIsInAnOldEncoding_FailsWithoutAsking() =>
        Assert.Equal(("step.target.file.not_text", 0), await CodeAndCallsAsync([(byte)'a', 0xE9, (byte)'b']));

    [Fact]
    public async Task Run_TargetIsAboveTheLimit_FailsWithoutAskingAndNamesTheLimit()
    {
        var (code, calls, _) = await RunAsync(new byte[5 * 1024 * 1024], "x\n");

        Assert.Equal(("step.target.file.too_large", 0), (code, calls));
    }

    [Fact]
    public async Task Target_FilesThatNoPromptCanHold_FailTheStepBeforeAnybodyIsAsked()
    {
        var names = Enumerable.Range(1, 4).Select(number => $"big{number}.txt").ToArray();
        using var harness = new RunHarness { Connect = () => InProcess.Connect((_, _) => throw new InvalidOperationException("nobody may be asked")) };
        foreach (var name in names) harness.Files.Write(name, new string('x', 150_000) + "\n");

        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", names))), folder);

        Assert.Equal(("failed", 1, 0), (finish.Outcome, finish.StepsFailed, finish.Calls));
        Assert.Equal("prompt.too_large", Recorded.Steps(folder).Single().Problem?.Code);
    }

    /// <summary>Of such a file a prompt shows a part: a reply with the "whole" file would lose the rest.</summary>
    [Fact]
    public async Task Run_TargetIsTooLongToBeShownWhole_IsNotReplaced()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a line of text\n", Excerpt.FileLimit / 15 + 1)));

        var (code, calls, bytes) = await RunAsync(text, "short\n");

        Assert.Equal(("changes.unseen_file", 3), (code, calls));
        Assert.Equal(text, bytes);
    }

    [Fact]
    public async Task Run_TargetHoldsAKey_IsNotWrittenBackWithoutIt()
    {
        var text = Encoding.UTF8.GetBytes($"key = {Secret}\nport = 1\n");

        var (code, calls, bytes) = await RunAsync(text, $"key = {Redactor.Mark}\nport = 2\n");

        Assert.Equal(("edit.secret_lost", 1), (code, calls));
        Assert.Equal(text, bytes);
    }

    [Theory]
    [InlineData("a\r\nb\r\n", "a\nB\n", "a\r\nB\r\n")]
    [InlineData("a\nb", "a\nB\n", "a\nB")]
    [InlineData("\uFEFFa\nb\n", "a\nB\n", "\uFEFFa\nB\n")]
    [InlineData("", "a\nB\n", "a\nB\n")]
    public async Task Run_WholeFileReply_KeepsTheShapeOfTheFile(string before, string reply, string after)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)])
        {
            // UTF-16 is known by its mark alone.
            var isUtf16 = encoding is UnicodeEncoding;
            if (isUtf16 && (before.Length == 0 || before[0] == '\uFEFF')) continue;
            byte[] Bytes(string text) => isUtf16 ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);

            var (code, _, bytes) = await RunAsync(Bytes(before), reply);

            Assert.Null(code);
            Assert.Equal(Bytes(after), bytes);
        }
    }

    [Fact]
    public async Task Run_NewFileIsEmpty_IsMadeAndUndone()
    {
        using var harness = new RunHarness { Connect = () => InProcess.Connect((_, _) => Task.FromResult("FILE: pkg/__init__.py\n\n```python\n```\n")) };
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["pkg/__init__.py"]))), folder);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal("", harness.Files.Read("pkg/__init__.py"));
        await harness.UndoAsync(folder);
        Assert.Empty(Directory.EnumerateFileSystemEntries(harness.Files.Path));
    }

    private static async Task<(string?, int)> CodeAndCallsAsync(byte[] content)
    {
        var (code, calls, _) = await RunAsync(content, "text\n");
        return (code, calls);
    }

    private static async Task<(string? Code, int Calls, byte[] After)> RunAsync(byte[] content, string reply)
    {
        var calls = 0;
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((_, _) =>
            {
                calls++;
                return Task.FromResult(Replies.File("file.txt", reply));
            }),
        };
        var path = harness.Files["file.txt"];
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        var folder = harness.NewFolder();
        await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["file.txt"]))), folder);
        return (Recorded.Steps(folder).Last().Problem?.Code, calls, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }
}
