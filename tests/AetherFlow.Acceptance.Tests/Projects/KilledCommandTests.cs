using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>kill -9 of the real program while a command of the repair is at work.</summary>
public sealed class KilledCommandTests
{
    private const int Limit = 240_000;

    /// <summary>
    /// Changes a file and then, where there is a pipe, starts another process away from itself and waits for what nobody
    /// writes.
    /// </summary>
    private const string Waiting = """
        import os, subprocess, sys
        with open("begun.txt", "w") as begun:
            begun.write("begun\n")
        if os.path.exists("pipe"):
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)", sys.argv[1]], start_new_session=True)
            open("pipe").read()

        """;

    [Fact(Timeout = Limit)]
    public async Task Kill_WhileTheCommandRuns_LeavesNoProcessAndIsRepeatedByTheResume()
    {
        var given = ProjectCase.Read("python-failing-test");
        using var usable = await SandboxedProject.OpenAsync(given.Programs);
        var marker = $"waiting-{Guid.NewGuid():N}";
        given = given with { Command = $"python3 waiting.py {marker} && {given.Command}" };
        await using var reference = await CaseRun.OpenAsync(given);
        reference.Add("waiting.py", Waiting);
        var finish = (await reference.RunAsync(RunObserver.Nobody)).Finish!;
        Assert.Equal((0, 1), (finish.ExitCode, finish.Repair!.Rounds));
        await using var run = await CaseRun.OpenAsync(given);
        run.Add("waiting.py", Waiting);
        Fifo.Create(run.User.All["workspace/pipe"]);

        await using (var program = run.Start())
        {
            // Opens only when the command has opened its end.
            await using var pipe = await Task.Run(() => new FileStream(run.User.All["workspace/pipe"], FileMode.Open, FileAccess.Write));
            Assert.True(With(marker).Count > 1);
            program.Signal(RunningProgram.SigKill);
            await program.EndAsync();
        }

        // The kernel ends them with the program, but not in the same moment.
        while (With(marker).Count > 0) await Task.Yield();
        File.Delete(run.User.All["workspace/pipe"]);
        (await run.User.ResumeAsync(run.Id)).WithCode(0);

        Assert.Equal([true, false], run.Lines("command.finished").Select(line => line.Read(RunsJson.Lines.CommandFinished).Repeated));
        Assert.Equal(finish.Settled, RunHistory.Read(run.Folder).Finish!.Settled);
        Assert.Equal(reference.Tree(), run.Tree());
        Assert.Equal("begun\n", await File.ReadAllTextAsync(run.User.All["workspace/begun.txt"]));
        (await run.User.UndoAsync(run.Id)).WithCode(0);
        Assert.Equal(run.Before, run.Tree());
    }

    /// <summary>Processes that have it among their arguments.</summary>
    private static List<string> With(string marker) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => Arguments(Path.Combine(process, "cmdline")).Contains(marker, StringComparison.Ordinal))];

    /// <summary>Nothing for what is no process, or none any more.</summary>
    private static string Arguments(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
