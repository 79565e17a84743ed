using System.Text;
using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>Every format through the engine onto a disk: the exact tree, where the edits went, undo, and a stop at every journal line.</summary>
public sealed class FormatTests
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_000;

    public static TheoryData<string> Formats => [.. EditCases.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Reply_InThisFormat_LandsExactlyIsRecordedAndUndone(string format)
    {
        var wanted = EditCases.All[format];
        using var run = Prepared(wanted);
        var before = run.Photo();

        var finish = await run.StartAsync(wanted.Targets);

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal(Hex(wanted.After), run.Files.Tree().OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {file.Value}"));
        Assert.Equal(wanted.Edits, Assert.Single(run.Attempts).Edits.Select(edit => FormattableString.Invariant($"{edit.Path}:{edit.Line} {edit.Rung} {edit.Similarity}")));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public Task Reply_StoppedAfterEveryThirdLine_ResumesToTheSameTreeAndBillAndIsUndone(string format) => SweepAsync(format, 3);

    [Theory]
    [MemberData(nameof(Formats))]
    public Task Reply_StoppedAfterEveryLine_ResumesToTheSameTreeAndBillAndIsUndone(string format)
    {
        Assert.SkipUnless(SlowTests.AreWanted, SlowTests.Reason);
        return SweepAsync(format, 1);
    }

    private static async Task SweepAsync(string format, int stride)
    {
        var wanted = EditCases.All[format];
        using var reference = Prepared(wanted);
        var before = reference.Photo();
        var finish = await reference.StartAsync(wanted.Targets);
        var after = reference.Photo();

        for (var stop = 1; stop < Recorded.Lines(reference.Folder).Count; stop += stride)
        {
            using var run = Prepared(wanted);
            await run.StopAsync(stop, wanted.Targets);
            var doubted = Runs.Folds.RunHistory.Read(run.Folder).Spend.Reserved;

            var resumed = await run.ResumeAsync();

            Assert.True(resumed.Outcome == "completed", $"stopped after line {stop}: {resumed}");
            Assert.Equal(after, run.Photo());
            Assert.Equal((finish.Settled, doubted), (resumed.Settled, resumed.Unknown));
            await run.UndoAsync();
            Assert.Equal(before, run.Photo());
        }
    }

    /// <summary>Every file may be executed by its group, which no new file may be.</summary>
    private static EditRun Prepared(EditCase wanted)
    {
        var run = new EditRun(wanted.Reply);
        foreach (var (path, text) in wanted.Before)
        {
            run.Write(path, text);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(run.Files[path], Executable);
        }

        return run;
    }

    private static IEnumerable<string> Hex(IReadOnlyDictionary<string, string> files) =>
        files.Select(file => $"{file.Key} {Convert.ToHexStringLower(Encoding.UTF8.GetBytes(file.Value))}");
}
