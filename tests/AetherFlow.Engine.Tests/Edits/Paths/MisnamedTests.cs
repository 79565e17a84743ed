namespace AetherFlow.Engine.Tests.Edits;

/// <summary>Edits under a name that was a slip: they land in the file that has their lines, if no other can be meant.</summary>
public sealed class MisnamedTests
{
    private const string Before = "def total(items):\n    return sum(items)\n";
    private const string After = "def total(items):\n    return max(items)\n";

    [Theory]
    [InlineData("gone.py")]
    [InlineData("src/other.py")]
    [InlineData("hidden.py")]
    [InlineData("/somewhere/src/app.py")]
    public async Task Edit_UnderTheNameOfAnotherFile_LandsWhereItsLinesAre(string name)
    {
        using var run = Prepared(EditReplies.SearchReplace(name, "    return sum(items)\n", "    return max(items)\n"));

        var finish = await run.StartAsync("src/app.py", "src/other.py");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal(After, run.Files.Read("src/app.py"));
        Assert.Equal(["src/app.py:2"], run.Attempts[^1].Edits.Select(e => $"{e.Path}:{e.Line}"));
        await run.UndoAsync();
        Assert.Equal(Before, run.Files.Read("src/app.py"));
    }

    [Fact]
    public async Task Edit_OfTheOnlyTargetUnderAnotherName_LandsInIt()
    {
        using var run = Prepared(EditReplies.Diff("gone.py", " def total(items):\n-    return sum(items)\n+    return max(items)\n"));

        var finish = await run.StartAsync("src/app.py");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal(After, run.Files.Read("src/app.py"));
    }

    [Fact]
    public async Task Edit_UnderAnotherNameOfAFileThatIsOnlyShown_LandsInIt()
    {
        using var run = Prepared(EditReplies.SearchReplace("src/other.py", "other()\n", "more()\n") + EditReplies.SearchReplace("gone.py", "    return sum(items)\n", "    return max(items)\n"), "src/app.py");

        var finish = await run.StartAsync("src/other.py");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal((After, "more()\n"), (run.Files.Read("src/app.py"), run.Files.Read("src/other.py")));
    }

    [Theory]
    [InlineData("../outside.py", "path.escapes")]
    [InlineData(".git/config", "path.protected")]
    [InlineData("/somewhere/else.py", "path.absolute")]
    public async Task Edit_UnderAForbiddenName_IsRefusedByThatName(string name, string code) =>
        await RefusesAsync(EditReplies.Diff(name, "-   return sum(items)\n+   return max(items)\n"), code);

    [Fact]
    public async Task Edit_WhoseLinesStandInTwoFiles_IsRefused() =>
        await RefusesAsync(EditReplies.SearchReplace("gone.py", "shared_by_both(1, 2)\n", "x\n"), "edit.no_file");

    [Fact]
    public async Task Edit_WhoseLinesAreOnlyAlike_IsRefused() =>
        await RefusesAsync(EditReplies.SearchReplace("gone.py", "  return sum(items)\n", "  return max(items)\n"), "edit.no_file");

    [Fact]
    public async Task Addition_ToAFileThatWasNotShown_IsRefused() =>
        await RefusesAsync(EditReplies.SearchReplace("hidden.py", "", "new_one()\n"), "changes.unseen_file");

    private static async Task RefusesAsync(string reply, string code)
    {
        using var run = Prepared(EditReplies.SearchReplace("src/other.py", "other()\n", "more()\n") + reply);
        run.Write("src/app.py", Before + "shared_by_both(1, 2)\n");
        run.Write("src/other.py", "other()\nshared_by_both(1, 2)\n");
        var before = run.Photo();

        var finish = await run.StartAsync("src/app.py", "src/other.py");

        Assert.Equal(("failed", code), (finish.Outcome, run.Problem.Code));
        Assert.Equal(before, run.Photo());
    }

    private static EditRun Prepared(string reply, params string[] inputs)
    {
        var run = new EditRun(reply) { Inputs = inputs };
        run.Write("src/app.py", Before);
        run.Write("src/other.py", "other()\n");
        run.Write("hidden.py", "hidden()\n");
        return run;
    }
}
