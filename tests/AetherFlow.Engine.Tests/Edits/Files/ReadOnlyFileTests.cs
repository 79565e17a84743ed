using System.Diagnostics;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>What the system does not let go: the run stops with everything as it was, and goes on once it may.</summary>
public sealed class ReadOnlyFileTests
{
    private static readonly string Edits = EditReplies.SearchReplace("a.txt", "one\n", "1\n") + EditReplies.SearchReplace("b.txt", "two\n", "2\n");

    [Theory]
    [InlineData("a.txt")]
    [InlineData("b.txt")]
    public async Task Edit_OfAFileThatTheSystemKeeps_WritesNothingAndGoesOnWhenItMay(string kept)
    {
        using var run = new EditRun(Edits);
        run.Write("a.txt", "one\n");
        run.Write("b.txt", "two\n");
        var before = run.Photo();
        if (!Attribute("+i", run.Files[kept])) Assert.Skip("This user, or the file system of the temporary folder, cannot make a file immutable (chattr +i).");
        Runs.Events.RunFinished stopped;
        try
        {
            stopped = await run.StartAsync("a.txt", "b.txt");
        }
        finally
        {
            Attribute("-i", run.Files[kept]);
        }

        Assert.Equal(("failed", true, "workspace.io"), (stopped.Outcome, stopped.Resumable, stopped.Problem!.Code));
        Assert.Equal(before, run.Photo());
        Assert.Equal("completed", (await run.ResumeAsync()).Outcome);
        Assert.Equal(("1\n", "2\n", 1), (run.Files.Read("a.txt"), run.Files.Read("b.txt"), run.Prompts.Count));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    [Fact]
    public async Task Edit_OfAFileWithoutWritePermission_KeepsThatItHasNone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        using var run = new EditRun(EditReplies.SearchReplace("a.txt", "one\n", "1\n"));
        run.Write("a.txt", "one\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(run.Files["a.txt"], UnixFileMode.UserRead);
        var before = run.Photo();

        await run.StartAsync("a.txt");

        // As git and editors that save by renaming do, whoever may write the folder may replace what is in it.
        Assert.Equal(["a.txt 400 310a"], run.Photo());
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    private static bool Attribute(string change, string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("chattr", [change, path]) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
