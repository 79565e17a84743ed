using AetherFlow.Engine.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>Files that somebody else changes while the model thinks: nothing is written over them, and the next prompt has them as they are.</summary>
public sealed class StaleTests
{
    private const string Theirs = "one\ntwo\nof somebody else\n";

    /// <summary>The edit, and what it makes of a file that somebody else has changed.</summary>
    public static TheoryData<string, string, string> Edits => new()
    {
        { EditReplies.SearchReplace("a.txt", "two\n", "2\n"), "a.txt", "one\n2\nof somebody else\n" },
        { EditReplies.Diff("a.txt", " one\n-two\n+2\n"), "a.txt", "one\n2\nof somebody else\n" },
        { EditReplies.Patch(EditReplies.Update("a.txt", "-two\n+2\n")), "a.txt", "one\n2\nof somebody else\n" },
        { EditReplies.Patch(EditReplies.Move("a.txt", "b.txt", "-two\n+2\n")), "b.txt", "one\n2\nof somebody else\n" },
        { "```\n1\n2\n```\n", "a.txt", "1\n2\n" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task File_EditedMeanwhile_IsShownAfreshAndEditedAsItIs(string reply, string path, string expected)
    {
        using var run = Running(reply, files => files.Write("a.txt", Theirs));

        var finish = await run.StartAsync("a.txt");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal(["workspace.stale"], Recorded.AttemptProblems(run.Folder));
        Assert.DoesNotContain("of somebody else", run.Prompts[0], StringComparison.Ordinal);
        Assert.Contains("of somebody else", run.Prompts[1], StringComparison.Ordinal);
        Assert.Equal(expected, run.Files.Read(path));
        await run.UndoAsync();
        Assert.Equal(Theirs, run.Files.Read("a.txt"));
    }

    [Fact]
    public async Task File_VanishedMeanwhile_IsNotBroughtBackByAnEdit()
    {
        using var run = Running(EditReplies.SearchReplace("a.txt", "two\n", "2\n"), files => File.Delete(files["a.txt"]));

        var finish = await run.StartAsync("a.txt");

        Assert.Equal("failed", finish.Outcome);
        Assert.Equal(["workspace.stale", "edit.no_file", "edit.no_file"], Recorded.AttemptProblems(run.Folder));
        Assert.Empty(run.Photo());
    }

    [Fact]
    public async Task File_DeletedByTheReplyAndEditedMeanwhile_StaysUntilItsNewContentWasShown()
    {
        using var run = Running(EditReplies.Patch(EditReplies.Delete("a.txt")), files => files.Write("a.txt", Theirs));

        var finish = await run.StartAsync("a.txt");

        Assert.Equal("completed", finish.Outcome);
        Assert.Contains("of somebody else", run.Prompts[1], StringComparison.Ordinal);
        Assert.Empty(run.Photo());
        await run.UndoAsync();
        Assert.Equal(Theirs, run.Files.Read("a.txt"));
    }

    [Fact]
    public async Task File_AppearedMeanwhileWhereTheReplyMovesAnother_IsShownFirst()
    {
        using var run = Running(EditReplies.Patch(EditReplies.Move("a.txt", "b.txt")), files => files.Write("b.txt", "of somebody else\n"));

        var finish = await run.StartAsync("a.txt", "b.txt");

        Assert.Equal("workspace.stale", Recorded.AttemptProblems(run.Folder).First());
        Assert.Contains("of somebody else", run.Prompts[1], StringComparison.Ordinal);
        Assert.Equal("completed", finish.Outcome);
        await run.UndoAsync();
        Assert.Equal("of somebody else\n", run.Files.Read("b.txt"));
    }

    [Fact]
    public async Task File_UndeclaredAndEditedMeanwhile_IsShownAfreshAndEditedAsItIs()
    {
        // The first reply makes the run look at the file, and cannot be used; the second one finds it changed since.
        var other = EditReplies.SearchReplace("lib/other.txt", "four\n", "4\n");
        using var run = new EditRun(EditReplies.SearchReplace("a.txt", "tow\n", "2\n") + other, EditReplies.SearchReplace("a.txt", "two\n", "2\n") + other)
        {
            Meanwhile = (files, call) =>
            {
                if (call == 2) files.Write("lib/other.txt", "three\nfour\nof somebody else\n");
            },
        };
        run.Write("a.txt", "one\ntwo\n");
        run.Write("lib/other.txt", "three\nfour\n");

        var finish = await run.StartAsync("a.txt");

        Assert.Equal(["edit.not_found", "workspace.stale"], Recorded.AttemptProblems(run.Folder));
        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Contains("of somebody else", run.Prompts[2], StringComparison.Ordinal);
        Assert.Equal("three\n4\nof somebody else\n", run.Files.Read("lib/other.txt"));
    }

    [Fact]
    public async Task Folder_InThePlaceOfAFileMeanwhile_IsLeftAlone()
    {
        using var run = Running(EditReplies.SearchReplace("a.txt", "two\n", "2\n"), files =>
        {
            File.Delete(files["a.txt"]);
            files.Write("a.txt/inside.txt", "inside\n");
        });

        var finish = await run.StartAsync("a.txt");

        Assert.Equal(("failed", "inside\n"), (finish.Outcome, run.Files.Read("a.txt/inside.txt")));
        Assert.Single(run.Files.Tree());
    }

    [Fact]
    public async Task Link_InThePlaceOfAFileMeanwhile_IsNotWrittenThrough()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.txt", "one\ntwo\n");
        using var run = Running(EditReplies.SearchReplace("a.txt", "two\n", "2\n"), files =>
        {
            File.Delete(files["a.txt"]);
            File.CreateSymbolicLink(files["a.txt"], outside["secret.txt"]);
        });

        var finish = await run.StartAsync("a.txt");

        Assert.Equal("failed", finish.Outcome);
        Assert.Equal("one\ntwo\n", outside.Read("secret.txt"));
        Assert.Equal([$"a.txt -> {outside["secret.txt"]}"], run.Photo());
    }

    [Fact]
    public async Task LinkedFolder_InThePlaceOfAFolderMeanwhile_IsNotWrittenThrough()
    {
        using var outside = new TemporaryFolder();
        outside.Write("b.txt", "one\ntwo\n");
        using var run = Running(EditReplies.SearchReplace("src/b.txt", "two\n", "2\n") + Replies.File("src/new.txt", "new\n"), files =>
        {
            Directory.Delete(files["src"], recursive: true);
            Directory.CreateSymbolicLink(files["src"], outside.Path);
        });
        run.Write("src/b.txt", "one\ntwo\n");

        var finish = await run.StartAsync("src/b.txt");

        Assert.Equal(("failed", "step.target.path.link"), (finish.Outcome, run.Problem.Code));
        Assert.Equal("one\ntwo\n", outside.Read("b.txt"));
        Assert.Single(outside.Tree());
    }

    [Fact]
    public async Task File_EditedBetweenAStopAndTheResumption_KeepsThatEditWhereverItStopped()
    {
        const string Before = "the first line\nthe second line\n";
        const string After = "the first line\nthe second line, as it is to be\n";
        var edit = EditReplies.SearchReplace("a.txt", "the second line\n", "the second line, as it is to be\n");
        using var reference = new EditRun(edit);
        reference.Write("a.txt", Before);
        await reference.StartAsync("a.txt");

        for (var stop = 1; stop < Recorded.Lines(reference.Folder).Count; stop++)
        {
            using var run = new EditRun(edit);
            run.Write("a.txt", Before);
            await run.StopAsync(stop, "a.txt");
            run.Write("a.txt", run.Files.Read("a.txt") + "of somebody else\n");

            var finish = await run.ResumeAsync();

            Assert.True(finish.Outcome == "completed", $"stopped after line {stop}: {run.Step.Problem}");
            Assert.Equal(After + "of somebody else\n", run.Files.Read("a.txt"));
            Assert.Single(run.Photo());
        }
    }

    private static EditRun Running(string reply, Action<TemporaryFolder> meanwhile)
    {
        var run = new EditRun(reply)
        {
            Meanwhile = (files, call) =>
            {
                if (call == 1) meanwhile(files);
            },
        };
        run.Write("a.txt", "one\ntwo\n");
        return run;
    }
}
