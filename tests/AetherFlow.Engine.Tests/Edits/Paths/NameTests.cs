using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>Unusual names of files: what can be said in a format lands in the file of that very name, the rest nowhere.</summary>
public sealed class NameTests
{
    private const string Ascii = "plain.txt";

    [Theory]
    [InlineData("with space.txt")]
    [InlineData("it's.txt")]
    [InlineData("größe/naïve café.txt")]
    [InlineData("日本語.txt")]
    [InlineData("🙂.txt")]
    [InlineData("a+b (copy) [1] {2} #3 & $HOME %41.txt")]
    [InlineData("-rf.txt")]
    [InlineData("dots...and..more.txt")]
    [InlineData("no_extension")]
    [InlineData("v1.2")]
    [InlineData("données.naïves")]
    [InlineData("with \"quotes\".txt")]
    [InlineData("tick`s.txt")]
    public async Task Edit_OfAFileWithThisName_LandsInItAndIsUndone(string name)
    {
        var replies = new[]
        {
            EditReplies.SearchReplace($"FILE: {name}", "one\n", "1\n"),
            EditReplies.Diff(name, "-one\n+1\n"),
            EditReplies.Patch(EditReplies.Update(name, "-one\n+1\n")),
            Replies.File(name, "1\n"),
            $"**{name}**\n```\n1\n```\n",
        };
        foreach (var reply in replies)
        {
            using var run = new EditRun(reply);
            run.Write(name, "one\n");
            run.Write(Ascii, "one\n");
            var before = run.Photo();

            var finish = await run.StartAsync(name, Ascii);

            Assert.True(finish.Outcome == "completed", $"{reply}\n{run.Step.Problem}");
            Assert.Equal(("1\n", "one\n", 2), (run.Files.Read(name), run.Files.Read(Ascii), run.Files.Tree().Count));
            await run.UndoAsync();
            Assert.Equal(before, run.Photo());
        }
    }

    /// <summary>A second block must not go to the file of the first one.</summary>
    [Theory]
    [InlineData("it's.txt")]
    [InlineData("日本語.txt")]
    [InlineData("src/no_extension")]
    [InlineData("Makefile")]
    [InlineData("with space.txt")]
    [InlineData("no_extension")]
    [InlineData("v1.2")]
    [InlineData("données.naïves")]
    [InlineData("with \"quotes\".txt")]
    [InlineData("a+b (copy) [1] {2} #3.txt")]
    public async Task Edit_NamedByTheLineAbove_LandsInTheFileOfThatName(string name)
    {
        await LandsAsync(name, EditReplies.SearchReplace(Ascii, "one\n", "1\n") + EditReplies.SearchReplace(name, "two\n", "2\n"));
        await LandsAsync(name, EditReplies.SearchReplace(Ascii, "one\n", "1\n") + "\n" + EditReplies.SearchReplace($"**{name}**", "two\n", "2\n"));
        await LandsAsync(name, EditReplies.SearchReplace(Ascii, "one\n", "1\n") + $"{name}:\n```diff\n@@\n-two\n+2\n```\n");
    }

    /// <summary>Both files hold the lines: nothing but the name can tell them apart.</summary>
    [Theory]
    [InlineData("v3.4")]
    [InlineData("my notes.txt")]
    [InlineData("Now update no_extension:")]
    public async Task Edit_BelowALineThatSpeaksOfAnotherFile_LandsNowhere(string line)
    {
        using var run = new EditRun(EditReplies.SearchReplace(Ascii, "one\n", "1\n") + EditReplies.SearchReplace(line, "two\n", "2\n"));
        run.Write(Ascii, "one\ntwo\n");
        run.Write("no_extension", "one\ntwo\n");
        var before = run.Photo();

        var finish = await run.StartAsync(Ascii, "no_extension");

        Assert.Equal(("failed", "reply.ambiguous_block"), (finish.Outcome, run.Problem.Code));
        Assert.Contains(line, run.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, run.Photo());
    }

    [Theory]
    [InlineData("it's.txt")]
    [InlineData("with space.txt")]
    [InlineData("a+b (copy) [1] {2} #3.txt")]
    [InlineData("src/no_extension")]
    [InlineData("no_extension")]
    [InlineData("v1.2")]
    [InlineData("données.naïves")]
    [InlineData("with \"quotes\".txt")]
    public async Task Edit_NamedByItsDiff_LandsInTheFileOfThatName(string name) =>
        await LandsAsync(name, EditReplies.Diff(Ascii, "-one\n+1\n") + EditReplies.Diff(name, "-two\n+2\n"));

    [Fact]
    public async Task Edit_NamedAsGitQuotesIt_LandsInTheFileOfThatName() => await LandsAsync(
        "donn\u00e9es.txt", EditReplies.Diff(Ascii, "-one\n+1\n") + "```diff\n--- \"a/donn\\303\\251es.txt\"\n+++ \"b/donn\\303\\251es.txt\"\n@@\n-two\n+2\n```\n");

    private static async Task LandsAsync(string name, string reply)
    {
        using var run = new EditRun(reply);
        run.Write(Ascii, "one\ntwo\n");
        run.Write(name, "one\ntwo\n");

        var finish = await run.StartAsync(Ascii, name);

        Assert.True(finish.Outcome == "completed", $"{reply}\n{run.Step.Problem}");
        Assert.Equal(("1\ntwo\n", "one\n2\n", 2), (run.Files.Read(Ascii), run.Files.Read(name), run.Files.Tree().Count));
    }

    [Theory]
    [InlineData("two\\nlines.py")]
    [InlineData("bell\\u0007.py")]
    [InlineData("turned\\u202Eyp.py")]
    [InlineData("no\\u200Bwidth.py")]
    public async Task Edit_OfAFileWithAnInvisibleCharacterInItsName_IsRefused(string name)
    {
        using var run = new EditRun(EditReplies.SearchReplace(Ascii, "one\n", "1\n") + EditReplies.Surgical(name, """{"type": "add_import", "code": "import os"}"""));
        run.Write(Ascii, "one\n");
        foreach (var c in (string[])["\n", "\u0007", "\u202E", "\u200B"]) run.Write($"some{c}.py", "one = 1\n");
        var before = run.Photo();

        var finish = await run.StartAsync(Ascii);

        Assert.Equal(("failed", "path.invalid_character"), (finish.Outcome, run.Problem.Code));
        Assert.Equal(before, run.Photo());
    }

    [Fact]
    public async Task Edit_NamesTheFileWithAnotherComposition_LandsNowhere()
    {
        // "é" as one character on the disk, as a letter and an accent in the reply.
        using var run = new EditRun(EditReplies.Patch(EditReplies.Update("cafe\u0301.txt", "-one\n+1\n")));
        run.Write("caf\u00e9.txt", "one\n");
        var before = run.Photo();

        var finish = await run.StartAsync("caf\u00e9.txt");

        Assert.Equal("failed", finish.Outcome);
        Assert.Equal(before, run.Photo());
    }

    [Theory]
    [InlineData("Name.txt", "name.txt")]
    [InlineData("Folder/name.txt", "folder/name.txt")]
    public async Task Move_ThatChangesTheCaseAlone_IsRefused(string path, string newPath)
    {
        using var run = new EditRun(EditReplies.Patch(EditReplies.Move(path, newPath)));
        run.Write(path, "one\n");
        var before = run.Photo();

        var finish = await run.StartAsync(path);

        Assert.Equal(("failed", "path.case_collision"), (finish.Outcome, run.Problem.Code));
        Assert.Equal(before, run.Photo());
    }

    [Fact]
    public async Task Reply_MakesTwoFilesThatDifferInCaseAlone_IsRefused()
    {
        using var run = new EditRun(Replies.File("Name.txt", "one\n") + Replies.File("name.txt", "two\n"));

        var finish = await run.StartAsync("Name.txt");

        Assert.Equal(("failed", "path.case_collision"), (finish.Outcome, run.Problem.Code));
        Assert.Empty(run.Photo());
    }

    [Fact]
    public async Task Reply_EditsTwoFilesThatDifferInCaseAlone_EditsEach()
    {
        using var run = new EditRun(EditReplies.SearchReplace("Name.txt", "one\n", "1\n") + EditReplies.SearchReplace("name.txt", "two\n", "2\n"));
        run.Write("Name.txt", "one\n");
        run.Write("name.txt", "two\n");
        Assert.SkipWhen(run.Files.Tree().Count < 2, "The file system of the temporary folder ignores case.");

        var finish = await run.StartAsync("Name.txt", "name.txt");

        Assert.Equal(("completed", "1\n", "2\n"), (finish.Outcome, run.Files.Read("Name.txt"), run.Files.Read("name.txt")));
    }

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("a.txt", "./a.txt")]
    [InlineData("a.txt", "b.txt")]
    [InlineData("a.txt", "linked/../a.txt")]
    public async Task Reply_MovesTwoFilesToOnePlaceOrOneOntoItself_LosesNothing(string path, string newPath)
    {
        using var run = new EditRun(EditReplies.Patch(EditReplies.Move(path, newPath), EditReplies.Move("c.txt", newPath)));
        run.Write("a.txt", "one\n");
        run.Write("b.txt", "two\n");
        run.Write("c.txt", "three\n");
        var before = run.Photo();

        var finish = await run.StartAsync("a.txt", "b.txt", "c.txt");

        Assert.Equal(("failed", "changes.one_file_twice"), (finish.Outcome, run.Problem.Code));
        Assert.Equal(before, run.Photo());
    }

    [Fact]
    public async Task Edit_ThroughALinkedFolderInside_LandsInTheFileBehindIt()
    {
        using var run = new EditRun(EditReplies.SearchReplace("made.txt", "", "made\n") + EditReplies.SearchReplace("linked/a.txt", "one\n", "1\n"));
        run.Write("src/a.txt", "one\n");
        Directory.CreateSymbolicLink(run.Files["linked"], "src");
        var before = run.Photo();

        var finish = await run.StartAsync("made.txt");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal("1\n", run.Files.Read("src/a.txt"));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    [Fact]
    public async Task Move_ThroughALinkedFolderOntoTheSameFile_LosesNothing()
    {
        using var run = new EditRun(EditReplies.Patch(EditReplies.Move("src/a.txt", "linked/a.txt")));
        run.Write("src/a.txt", "one\n");
        Directory.CreateSymbolicLink(run.Files["linked"], "src");
        var before = run.Photo();

        var finish = await run.StartAsync("src/a.txt");

        Assert.Equal(("failed", "changes.one_file_twice"), (finish.Outcome, run.Problem.Code));
        Assert.Equal(before, run.Photo());
    }
}
