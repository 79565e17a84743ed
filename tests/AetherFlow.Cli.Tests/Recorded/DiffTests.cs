using System.Text;
using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Tests.Recorded;

public sealed class DiffTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Diff_OfARun_IsWhatItMadeOfEachFileInAll()
    {
        _test.Folder.Write("b.txt", "one\ntwo\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("b.txt", "one\nTWO\n"), ("gone.txt", "for a while\n"));
        await run.StepAsync("step_2", ("b.txt", "one\nTWO\nthree\n"), ("a.txt", "new"), ("gone.txt", null));
        await run.EndAsync();
        // The disk has no say.
        _test.Folder.Write("b.txt", "something else");

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run));

        Assert.Equal(
            """
            diff --git a/a.txt b/a.txt
            new file mode 100644
            --- /dev/null
            +++ b/a.txt
            @@ -0,0 +1 @@
            +new
            \ No newline at end of file
            diff --git a/b.txt b/b.txt
            --- a/b.txt
            +++ b/b.txt
            @@ -1,2 +1,3 @@
             one
            -two
            +TWO
            +three

            """,
            _test.Results);
        Assert.Empty(_test.Error);
    }

    [Fact]
    public async Task Diff_OfAStep_IsWhatThatStepChanged()
    {
        _test.Folder.Write("b.txt", "one\ntwo\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("b.txt", "one\nTWO\n"));
        await run.StepAsync("step_2", ("b.txt", "one\nTWO\nthree\n"));
        await run.EndAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run, "step_2"));
        Assert.EndsWith("@@ -1,2 +1,3 @@\n one\n TWO\n+three\n", _test.Results, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Usage, await DiffAsync(run, "step_9"));
        Assert.Contains("[run.no_step]\n  Its steps: step_1, step_2.", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AsJson_HasAnObjectForEachFile()
    {
        _test.Folder.Write("b.txt", "one\ntwo\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("b.txt", "one\n2\n3\n"), ("a.txt", "new"));
        await run.EndAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run, json: true));

        using var json = JsonDocument.Parse(_test.Out);
        var files = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(["a.txt", "b.txt"], files.Select(file => file.GetProperty("path").GetString()));
        Assert.Equal(["path", "after", "added", "removed", "diff"], files[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal((64, 2, 1), (files[1].GetProperty("before").GetString()!.Length, files[1].GetProperty("added").GetInt32(), files[1].GetProperty("removed").GetInt32()));
        Assert.Contains("\n-two\n+2\n+3\n", files[1].GetProperty("diff").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_IntoAPipe_HasEveryByteAsItIs()
    {
        const string Before = "\ufeffone\r\n\u001b[2Jtwo\u2028x\rтри";
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("a.txt", Before));
        await run.EndAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run));

        Assert.EndsWith("@@ -0,0 +1,2 @@\n+\ufeffone\r\n+\u001b[2Jtwo\u2028x\rтри\n\\ No newline at end of file\n", _test.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_InATerminal_ShowsWhatWouldMoveItsCursor()
    {
        _test.Folder.Write("a.txt", "same\r\nend\r\n-- old\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("a.txt", "same\r\nend\n\u001b[2J\u202Ex\u2028y\n"));
        await run.EndAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run, around: _test.Around with { IsOutTerminal = true }));
        Assert.EndsWith("@@ -1,3 +1,3 @@\n same\n-end␍\n--- old\n+end\n+␛[2J<U+202E>x␊y\n", _test.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _test.Out);

        await DiffAsync(run, around: _test.Around with { IsOutTerminal = true, HasOutColors = true });
        Assert.Contains("\u001b[1m--- a/a.txt\u001b[0m\n", _test.Out, StringComparison.Ordinal);
        Assert.Contains("\u001b[36m@@ -1,3 +1,3 @@\u001b[0m\n same\n\u001b[31m-end␍\u001b[0m\n\u001b[31m--- old\u001b[0m\n\u001b[32m+end\u001b[0m\n", _test.Out, StringComparison.Ordinal);
        Assert.Empty(_test.Results);
    }

    [Fact]
    public async Task Diff_ContentThatIsNoUtf8_IsOneLine()
    {
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", [("logo.png", (byte[]?)[0x89, (byte)'P', 0, 1]), ("latin.txt", Encoding.Latin1.GetBytes("caf\u00e9"))]);
        await run.EndAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run));

        Assert.Equal("Binary file latin.txt: not there before, 4 bytes after\nBinary file logo.png: not there before, 4 bytes after\n", _test.Results);
    }

    [Fact]
    public async Task Diff_HoldsAKey_TakesItOut()
    {
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("conf/sk-secret-123456.txt", "key = sk-secret-123456\n"));
        await run.EndAsync();

        foreach (var json in (bool[])[false, true]) await DiffAsync(run, json: json, around: _test.With(("DEEPSEEK_API_KEY", "sk-secret-123456")));

        Assert.Contains("+key = [redacted]\n", _test.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", _test.Results + _test.Out + _test.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build", false)]
    [InlineData("draft", true)]
    public async Task Diff_NothingWasWritten_IsWhatTheStepsProposed(string phase, bool apply)
    {
        _test.Folder.Write("a.txt", "one\n");
        var run = new WrittenRun(_test).Started(inputs => inputs with { Workflow = "PROD", Mode = null, Apply = apply }).In("draft");
        await run.ProposeAsync("step_1", "a.txt", "draft\n");
        if (phase == "build") await run.In(phase).ProposeAsync("step_1", "a.txt", "built\n");
        await run.CutOffAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run, "step_1"));

        Assert.EndsWith($"@@ -1 +1 @@\n-one\n+{(phase == "build" ? "built" : "draft")}\n", _test.Results, StringComparison.Ordinal);
        Assert.Contains("wrote nothing: this is what would have been changed.", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfAFork_IsWhatItsStepsMadeOfTheFilesKeptOnesIncluded()
    {
        _test.Folder.Write("kept.txt", "kept\n");
        _test.Folder.Write("dropped.txt", "dropped\n");
        var run = new WrittenRun(_test).Started(inputs => inputs with { Forks = "20261121-080000-aaaaaa" })
            .Forked(new RunForked { From = "20261121-080000-aaaaaa", Kept = ["step_1"], Again = [new ForkedStep("step_2", "asked for")], Lines = 2 });
        await run.KeepAsync("step_1", "kept.txt", "base\n", "kept\n");
        await run.In("rewind").ChangeAsync("x", [("dropped.txt", null)]);
        await run.In("build").StepAsync("step_2", ("own.txt", "own\n"));
        await run.EndAsync();

        await DiffAsync(run);

        Assert.Contains("-base\n+kept\n", _test.Results, StringComparison.Ordinal);
        Assert.Contains("+own\n", _test.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("dropped", _test.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_TransactionCutOff_ShowsItAndSaysThatItMayNotStand()
    {
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", [("a.txt", "new\n"u8.ToArray())], ended: false);
        await run.CutOffAsync();

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run));

        Assert.Contains("+new\n", _test.Results, StringComparison.Ordinal);
        Assert.Contains("was cut off", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_RunTookItsChangesBack_SaysThatNothingIsLeft()
    {
        _test.Folder.Write("a.txt", "one\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("a.txt", "two\n"));
        await run.In("undo").ChangeAsync("x", [("a.txt", "one\n"u8.ToArray())]);
        await run.EndAsync(undone: true);

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run));

        Assert.Empty(_test.Results);
        Assert.Contains("changed no file in all.", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfAnUndoneRun_SaysSo()
    {
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("a.txt", "two\n"));
        await run.EndAsync();
        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).UndoRun(new UndoRequest { Run = run.Id }, new Showing(), CancellationToken.None));

        Assert.Equal(ExitCodes.Ok, await DiffAsync(run));

        Assert.Contains("+two\n", _test.Results, StringComparison.Ordinal);
        Assert.Contains("The run was undone since, by ", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_ContentIsGone_IsReported()
    {
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("a.txt", "two\n"));
        await run.EndAsync();
        Directory.Delete(Path.Combine(run.Folder.Path, "blobs"), recursive: true);

        Assert.Equal(ExitCodes.RunFailed, await DiffAsync(run));

        Assert.Contains("[run.journal]", _test.Error, StringComparison.Ordinal);
    }

    private Task<int> DiffAsync(WrittenRun run, string? step = null, bool json = false, Surroundings? around = null) =>
        Actions.Of(around ?? _test.Around).DiffRun(run.Id, step, new Showing(json), CancellationToken.None);
}
