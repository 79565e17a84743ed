using AetherFlow.Engine.Tests.Support;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>Files that are no text, or too much of it: refused by their name before anything is asked or written.</summary>
public sealed class UnusableFileTests
{
    private const string Good = "```text file=\"made.txt\"\nmade\n```\n";

    private static readonly IReadOnlyDictionary<string, (byte[] Bytes, string Code)> Unusable = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal)
    {
        ["binary"] = ("\u007FELF\0\u0001one\n"u8.ToArray(), "file.binary"),
        ["utf16_without_mark"] = (System.Text.Encoding.Unicode.GetBytes("one\n"), "file.binary"),
        ["utf32"] = ([0xFF, 0xFE, 0, 0, (byte)'o', 0, 0, 0], "file.not_text"),
        ["latin1"] = ([(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'\n', (byte)'o', (byte)'n', (byte)'e', (byte)'\n'], "file.not_text"),
        ["cut_utf8"] = ([(byte)'o', (byte)'n', (byte)'e', (byte)'\n', 0xE2, 0x82], "file.not_text"),
        ["odd_utf16"] = ([0xFF, 0xFE, (byte)'o', 0, (byte)'n'], "file.not_text"),
        ["over_the_limit"] = ([.. "one\n"u8, .. new byte[WorkspaceLimits.FileBytes].Select(_ => (byte)'x')], "file.too_large"),
    };

    private static readonly Dictionary<string, string> Changes = new(StringComparer.Ordinal)
    {
        ["search_replace"] = EditReplies.SearchReplace("src/bad.txt", "one\n", "1\n"),
        ["unified_diff"] = EditReplies.Diff("src/bad.txt", "-one\n+1\n"),
        ["apply_patch"] = EditReplies.Patch(EditReplies.Update("src/bad.txt", "-one\n+1\n")),
        ["delete"] = EditReplies.Patch(EditReplies.Delete("src/bad.txt")),
        ["move"] = EditReplies.Patch(EditReplies.Move("src/bad.txt", "src/moved.txt")),
        ["move_onto"] = EditReplies.Patch(EditReplies.Move("ok.txt", "src/bad.txt")),
        ["whole"] = Replies.File("src/bad.txt", "1\n"),
    };

    public static TheoryData<string> Kinds => [.. Unusable.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Step_DeclaresAnUnusableFile_EndsBeforeAModelIsAsked(string kind)
    {
        using var run = Prepared(kind, Changes["search_replace"]);
        var before = run.Photo();

        var finish = await run.StartAsync("src/bad.txt");

        Assert.Equal(("failed", $"step.target.{Unusable[kind].Code}"), (finish.Outcome, run.Problem.Code));
        Assert.Contains("src/bad.txt", run.Problem.Message, StringComparison.Ordinal);
        Assert.Empty(run.Prompts);
        Assert.Equal(before, run.Photo());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reply_ChangesAnUnusableFileUndeclared_IsToldWhichOneAndWritesNothing(string kind)
    {
        foreach (var (format, reply) in Changes)
        {
            using var run = Prepared(kind, Good + reply);
            var before = run.Photo();

            var finish = await run.StartAsync("made.txt");

            Assert.True(finish.Outcome == "failed", format);
            Assert.Contains(run.Problem.Code, (string[])[Unusable[kind].Code, "changes.unseen_file"]);
            Assert.True(run.Problem.Message.Contains("src/bad.txt", StringComparison.Ordinal), $"{format}: {run.Problem}");
            Assert.Equal(before, run.Photo());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reply_ReplacesAnUnusableFileThatItWasToRead_WritesNothing(string kind)
    {
        foreach (var (format, reply) in Changes)
        {
            using var run = Prepared(kind, Good + reply, "src/bad.txt", "ok.txt");
            var before = run.Photo();

            var finish = await run.StartAsync("made.txt");

            Assert.True(finish.Outcome == "failed", format);
            Assert.Equal(before, run.Photo());
        }
    }

    [Fact]
    public async Task Reply_MakesAFileOverTheLimit_IsToldSoAndWritesNothing()
    {
        var line = new string('x', 1023) + "\n";
        using var run = new EditRun(Replies.File("a.txt", string.Concat(Enumerable.Repeat(line, 4097))) + Good);

        var finish = await run.StartAsync("a.txt");

        Assert.Equal(("failed", "file.too_large"), (finish.Outcome, run.Problem.Code));
        Assert.Empty(run.Photo());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_PutsANulIntoAFile_IsToldSoAndWritesNothing(bool exists)
    {
        using var run = new EditRun(exists ? EditReplies.SearchReplace("a.txt", "one\n", "o\0ne\n") : Replies.File("a.txt", "o\0ne\n"));
        if (exists) run.Write("a.txt", "one\n");
        var before = run.Photo();

        var finish = await run.StartAsync("a.txt");

        Assert.Equal(("failed", "file.binary"), (finish.Outcome, run.Problem.Code));
        Assert.Contains("a.txt", run.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, run.Photo());
    }

    private static EditRun Prepared(string kind, string reply, params string[] inputs)
    {
        var run = new EditRun(reply) { Inputs = inputs };
        run.Write("src/bad.txt", Unusable[kind].Bytes);
        run.Write("ok.txt", "ok\n");
        return run;
    }
}
