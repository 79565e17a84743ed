namespace AetherFlow.Edits.Tests.Replies;

public sealed class ReplyReaderNameTests
{
    [Theory]
    [InlineData("ts title=\"src/a.ts\"", "ts", "src/a.ts")]
    [InlineData("ts title='src/my file.ts'", "ts", "src/my file.ts")]
    [InlineData("json file=a.json", "json", "a.json")]
    [InlineData("python:src/app.py", "python", "src/app.py")]
    [InlineData("src/app.py", "", "src/app.py")]
    [InlineData("app.py", "", "app.py")]
    [InlineData("python src/app.py", "python", "src/app.py")]
    [InlineData("c++", "c++", null)]
    [InlineData("c#", "c#", null)]
    [InlineData("C# filename=Program.cs", "c#", "Program.cs")]
    [InlineData("vb.net", "vb.net", null)]
    [InlineData("{.python filename=\"x.py\"}", "python", "x.py")]
    [InlineData("ts title=\"An example\"", "ts", null)]
    [InlineData("js {1,3} path=src\\a.js", "js", "src\\a.js")]
    [InlineData("12:20:src/app.py", "12:20:src/app.py", null)]
    [InlineData("make file=Makefile", "make", "Makefile")]
    [InlineData("", "", null)]
    public void Read_InfoString_GivesLanguageAndPath(string info, string language, string? path)
    {
        var block = Assert.Single(ReplyReader.Read($"```{info}\nx\n```\n").Blocks);

        Assert.Equal((language, path), (block.Language, block.Path));
        Assert.Equal(path is null ? PathEvidence.None : PathEvidence.Info, block.Evidence);
    }

    [Theory]
    [InlineData("FILE: src/a.py", PathEvidence.FileLine)]
    [InlineData("File: src/a.py", PathEvidence.FileLine)]
    [InlineData("**FILE: src/a.py**", PathEvidence.FileLine)]
    [InlineData("**File:** `src/a.py`", PathEvidence.FileLine)]
    [InlineData("### FILE: src/a.py", PathEvidence.FileLine)]
    [InlineData("### File 1: `src/a.py`", PathEvidence.FileLine)]
    [InlineData("=== File: src/a.py ===", PathEvidence.FileLine)]
    [InlineData("--- FILE: src/a.py ---", PathEvidence.FileLine)]
    [InlineData("FILE: `src/a.py` (new)", PathEvidence.FileLine)]
    [InlineData("1. FILE: src/a.py", PathEvidence.FileLine)]
    [InlineData("Filename: src/a.py", PathEvidence.FileLine)]
    [InlineData("### src/a.py", PathEvidence.LineBefore)]
    [InlineData("## 2. `src/a.py` (updated)", PathEvidence.LineBefore)]
    [InlineData("**src/a.py**", PathEvidence.LineBefore)]
    [InlineData("**`src/a.py`**:", PathEvidence.LineBefore)]
    [InlineData("`src/a.py`", PathEvidence.LineBefore)]
    [InlineData("src/a.py:", PathEvidence.LineBefore)]
    [InlineData("- `src/a.py`", PathEvidence.LineBefore)]
    [InlineData("<!-- src/a.py -->", PathEvidence.LineBefore)]
    [InlineData("// src/a.py", PathEvidence.LineBefore)]
    [InlineData("# path: src/a.py", PathEvidence.LineBefore)]
    public void Read_LineBeforeFence_NamesTheBlock(string line, PathEvidence evidence)
    {
        foreach (var gap in new[] { "\n", "\n\n" })
        {
            var reply = ReplyReader.Read($"Intro.\n\n{line}{gap}```python\nx\n```\n");

            var block = Assert.Single(reply.Blocks);
            Assert.Equal(("src/a.py", evidence), (block.Path, block.Evidence));
            Assert.Equal("Intro.", reply.Prose);
        }
    }

    [Theory]
    [InlineData("Run `src/a.py` like this:")]
    [InlineData("### Usage of src/a.py")]
    [InlineData("Update `src/a.py` and `src/b.py`:")]
    [InlineData("see src/a.py")]
    [InlineData("`src/a.py` is the entry point.")]
    [InlineData("https://example.org/a.py")]
    public void Read_SentenceBeforeFence_NamesNothing(string line) =>
        Assert.Null(Assert.Single(ReplyReader.Read($"{line}\n```python\nx\n```\n").Blocks).Path);

    [Fact]
    public void Read_ShellCommandsUnderAPythonHeading_AreNotThatFile() =>
        Assert.Null(Assert.Single(ReplyReader.Read("### app.py\n```bash\npython app.py\n```\n").Blocks).Path);

    [Theory]
    [InlineData("# path: src/a.py")]
    [InlineData("# src/a.py")]
    [InlineData("# file: src/a.py")]
    public void Read_CommentInFirstLine_NamesTheBlockAndStays(string comment)
    {
        var block = Assert.Single(ReplyReader.Read($"```python\n{comment}\nx\n```\n").Blocks);

        Assert.Equal(("src/a.py", PathEvidence.FirstLine, $"{comment}\nx\n"), (block.Path, block.Evidence, block.Text));
    }

    [Theory]
    [InlineData("ts", "// src/a.ts")]
    [InlineData("html", "<!-- file: src/a.html -->")]
    [InlineData("css", "/* src/a.css */")]
    [InlineData("sql", "-- src/a.sql")]
    public void Read_CommentOfAnotherLanguage_NamesTheBlock(string language, string comment) =>
        Assert.Equal("src/a." + language, Assert.Single(ReplyReader.Read($"```{language}\n{comment}\nx\n```\n").Blocks).Path);

    [Fact]
    public void Read_ExactFileMarkerInside_IsRemoved()
    {
        var block = Assert.Single(ReplyReader.Read("```python\nFILE: src/a.py\nx\n```\n").Blocks);

        Assert.Equal(("src/a.py", PathEvidence.FileLine, "x\n"), (block.Path, block.Evidence, block.Text));
    }

    [Fact]
    public void Read_SeveralFilesInOneFence_AreTakenApart()
    {
        var blocks = ReplyReader.Read("```\nFILE: a.py\n# FILE: a comment.py\nx\n\nFILE: b.py\ny\n```\n").Blocks;

        Assert.Equal([("a.py", "# FILE: a comment.py\nx\n", 3), ("b.py", "y\n", 7)], blocks.Select(b => (b.Path, b.Text, b.Line)));
    }

    [Fact]
    public void Read_RawTextAfterFileLines_GoesUpToTheNext()
    {
        var reply = ReplyReader.Read("Here they are.\n\nFILE: a.py\n\nimport os\n\nFILE: dir name/b.py\nx = 1\n\n");

        Assert.Equal([("a.py", "import os\n"), ("dir name/b.py", "x = 1\n")], reply.Blocks.Select(b => (b.Path, b.Text)));
        Assert.Equal("Here they are.", reply.Prose);
    }

    [Fact]
    public void Read_RawMarkdown_KeepsItsFences()
    {
        var block = Assert.Single(ReplyReader.Read("FILE: README.md\n# Title\n\n```bash\nls\n```\n\nEnd.\n").Blocks);

        Assert.Equal("# Title\n\n```bash\nls\n```\n\nEnd.\n", block.Text);
    }

    [Fact]
    public void Read_RawTextAmongFencedFiles_IsInDoubt()
    {
        var blocks = ReplyReader.Read("FILE: a.py\n```python\nx\n```\nFILE: b.py\nI left it unchanged.\n").Blocks;

        Assert.Equal([false, true], blocks.Select(b => b.Doubt is not null));
    }

    [Fact]
    public void Read_ProseBetweenFileLineAndFence_StillNamesIt() =>
        Assert.Equal("a.py", Assert.Single(ReplyReader.Read("FILE: a.py\nThis file says x.\n\n```python\nx\n```\n").Blocks).Path);

    [Fact]
    public void Read_FileLineAndInfoDisagree_IsInDoubt() =>
        Assert.NotNull(Assert.Single(ReplyReader.Read("FILE: a.py\n```python title=b.py\nx\n```\n").Blocks).Doubt);

    [Fact]
    public void Read_FileLineAndInfoAgree_TakesTheLonger()
    {
        var block = Assert.Single(ReplyReader.Read("FILE: a.py\n```python title=src/a.py\nx\n```\n").Blocks);

        Assert.Equal(("src/a.py", null), (block.Path, block.Doubt));
    }
}
