using System.Text;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>What a file looks like besides its words stays as it was, whatever the reply looks like.</summary>
public sealed class ShapeTests
{
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    /// <summary>One change, "zwei" for "two", in each format.</summary>
    private static readonly IReadOnlyDictionary<string, string> Formats = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["search_replace"] = EditReplies.SearchReplace("a.txt", "ön\ntwo\n", "ön\nzwei\n"),
        ["search_replace_with_crlf"] = EditReplies.SearchReplace("a.txt", "ön\ntwo\n", "ön\nzwei\n").Replace("\n", "\r\n", StringComparison.Ordinal),
        ["unified_diff"] = EditReplies.Diff("a.txt", " ön\n-two\n+zwei\n 3🙂\n\\ No newline at end of file\n"),
        ["apply_patch"] = EditReplies.Patch(EditReplies.Update("a.txt", " ön\n-two\n+zwei\n")),
        ["whole"] = "```\nön\nzwei\n3🙂\n```\n",
        ["whole_with_mark"] = "```\n\uFEFFön\nzwei\n3🙂\n```\n",
    };

    public static TheoryData<int, string> EncodingsAndFormats
    {
        get
        {
            var rows = new TheoryData<int, string>();
            for (var i = 0; i < Encodings.Length; i++)
            {
                foreach (var format in Formats.Keys) rows.Add(i, format);
            }

            return rows;
        }
    }

    public static TheoryData<string> FormatNames => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(EncodingsAndFormats))]
    public async Task Edit_OfAnEncodedFile_KeepsEncodingAndMark(int encoding, string format)
    {
        using var run = new EditRun(Formats[format]);
        run.Write("a.txt", Bytes(Encodings[encoding], "ön\r\ntwo\r\n3🙂"));
        var before = run.Photo();

        var finish = await run.StartAsync("a.txt");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal(Bytes(Encodings[encoding], "ön\r\nzwei\r\n3🙂"), await File.ReadAllBytesAsync(run.Files["a.txt"], TestContext.Current.CancellationToken));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    [Theory]
    [InlineData("ön\ntwo\n3🙂\n", "ön\nzwei\n3🙂\n")]
    [InlineData("ön\ntwo\n3🙂", "ön\nzwei\n3🙂")]
    [InlineData("ön\r\ntwo\r\n3🙂\r\n", "ön\r\nzwei\r\n3🙂\r\n")]
    [InlineData("ön\ntwo\r\n3🙂\n", "ön\nzwei\r\n3🙂\n")]
    [InlineData("ön\r\ntwo\n3🙂\r\n\n", "ön\r\nzwei\n3🙂\r\n\n")]
    [InlineData("ön\rtwo\r3🙂\r", "ön\rzwei\r3🙂\r")]
    [InlineData("\uFEFF\uFEFFön\ntwo\n3🙂\n", "\uFEFF\uFEFFön\nzwei\n3🙂\n")]
    [InlineData("ön\ntwo\n3🙂\n\n\n \t", "ön\nzwei\n3🙂\n\n\n \t")]
    public async Task Edit_ByLines_KeepsEveryLineEndThatItDoesNotTouch(string text, string expected)
    {
        foreach (var format in (string[])["search_replace", "search_replace_with_crlf", "unified_diff", "apply_patch"])
        {
            using var run = new EditRun(Formats[format]);
            run.Write("a.txt", text);
            var before = run.Photo();

            var finish = await run.StartAsync("a.txt");

            Assert.True(finish.Outcome == "completed", $"{format}: {run.Step.Problem}");
            Assert.Equal(Encoding.UTF8.GetBytes(expected), await File.ReadAllBytesAsync(run.Files["a.txt"], TestContext.Current.CancellationToken));
            await run.UndoAsync();
            Assert.Equal(before, run.Photo());
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Edit_ByMembers_KeepsLineEndsMarkAndMissingFinalOne(string end)
    {
        const string Before = "\uFEFFclass A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2";
        using var run = new EditRun(EditReplies.Surgical("a.py", """{"type": "modify_method", "target": "A.f", "code": "def f(self):\n    return 3\n"}"""));
        run.Write("a.py", Before.Replace("\n", end, StringComparison.Ordinal));

        var finish = await run.StartAsync("a.py");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        var expected = Before.Replace("return 1", "return 3", StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(expected), await File.ReadAllBytesAsync(run.Files["a.py"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task New_FileWithByteOrderMark_IsWrittenWithoutOne()
    {
        using var run = new EditRun("FILE: a.txt\n```\n\uFEFFone\n```\n");

        await run.StartAsync("a.txt");

        Assert.Equal("one\n"u8.ToArray(), await File.ReadAllBytesAsync(run.Files["a.txt"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(FormatNames))]
    public async Task Edit_OfAnExecutableFile_KeepsItsPermissions(string format)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        using var run = new EditRun(Formats[format]);
        Write(run, "a.txt", "ön\ntwo\n3🙂\n", 0b111_101_001);
        var before = run.Photo();

        await run.StartAsync("a.txt");

        Assert.Equal(0b111_101_001, Mode(run, "a.txt"));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    [Fact]
    public async Task Move_OfAnExecutableFile_TakesItsPermissionsAlongAndUndoGivesBothBack()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        using var run = new EditRun(EditReplies.Patch(EditReplies.Move("run.sh", "bin/run.sh", "-one\n+1\n")));
        Write(run, "run.sh", "one\n", 0b111_101_001);
        Write(run, "bin/run.sh", "other\n", 0b110_100_000);
        var before = run.Photo();

        var finish = await run.StartAsync("run.sh", "bin/run.sh");

        Assert.True(finish.Outcome == "completed", run.Step.Problem?.ToString());
        Assert.Equal(("1\n", 0b111_101_001), (run.Files.Read("bin/run.sh"), Mode(run, "bin/run.sh")));
        Assert.False(File.Exists(run.Files["run.sh"]));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    private static void Write(EditRun run, string path, string text, int mode)
    {
        run.Write(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(run.Files[path], (UnixFileMode)mode);
    }

    private static int Mode(EditRun run, string path) => OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(run.Files[path]);

    private static byte[] Bytes(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
