namespace AetherFlow.Edits.Tests.Formats;

public sealed class SearchReplaceTests
{
    private const string Block = "<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n";

    [Theory]
    [InlineData("src/a.py\n```python\n" + Block + "```\n")]
    [InlineData("Now the change.\n\n**`src/a.py`**\n\n```python\n" + Block + "```\nDone.")]
    [InlineData("### src/a.py\n" + Block)]
    [InlineData("```src/a.py\n" + Block + "```")]
    [InlineData("```python title=\"src/a.py\"\n" + Block + "```")]
    [InlineData("```python\nsrc/a.py\n" + Block + "```")]
    [InlineData("```python\n# src/a.py\n" + Block + "```")]
    [InlineData("```\nFILE: src/a.py\n" + Block + "```")]
    [InlineData("FILE: src/a.py\nThis changes a.\n\n```python\n" + Block + "```")]
    [InlineData("FILE: src/a.py\n" + Block)]
    [InlineData("src/a.py\n<source>python\n" + Block + "</source>\n")]
    [InlineData("```python\nsrc/a.py\n```\n```python\n" + Block + "```\n")]
    [InlineData("- Change it:\n\n  src/a.py\n  ```python\n  <<<<<<< SEARCH\n  a\n  =======\n  b\n  >>>>>>> REPLACE\n  ```\n")]
    [InlineData("src/a.py\n<<<<< SEARCH>\na\n=====\nb\n>>>>>>>>> REPLACE  \n")]
    [InlineData("src/a.py\r\n<<<<<<< SEARCH\r\na\r\n=======\r\nb\r\n>>>>>>> REPLACE\r\n")]
    [InlineData("src/a.py\n```python\n" + Block)]
    public void Read_OneBlock_FindsItsNameAndParts(string reply)
    {
        var document = ReplyReader.Read(reply);

        Assert.Equal(["src/a.py: a → b"], Shown.Edits(reply));
        Assert.Empty(document.Faults);
        Assert.Empty(document.Blocks);
    }

    [Theory]
    [InlineData("Makefile", "Makefile")]
    [InlineData("bin/run", "bin/run")]
    [InlineData("`my dir/a b.py`", "my dir/a b.py")]
    [InlineData("src\\my\\__init__.py", "src\\my\\__init__.py")]
    [InlineData("**File:** `x.py`", "x.py")]
    [InlineData("In src/a.py, change this:", null)]
    [InlineData("https://example.org/a", null)]
    [InlineData("and/or, say:", null)]
    public void Read_LineAbove_NamesAFileOrNothing(string line, string? path) =>
        Assert.Equal(path, Assert.Single(ReplyReader.Read($"{line}\n```\n{Block}```\n").Edits).Path);

    [Fact]
    public void Read_BlocksWithoutName_AreForTheFileBefore()
    {
        var reply = $"a.py\n```\n{Block}```\nThen this:\n```\n{Block}\n{Block}```\n\nb.py\n{Block}{Block}FILE: c.py\nText.\n{Block}";

        Assert.Equal(["a.py", "a.py", "a.py", "b.py", "b.py", "c.py"], ReplyReader.Read(reply).Edits.Select(e => e.Path));
    }

    [Theory]
    [InlineData("with space.txt")]
    [InlineData("no_extension")]
    [InlineData("v1.2")]
    [InlineData("données.naïves")]
    [InlineData("with \"quotes\".txt")]
    [InlineData("tick`s.txt")]
    [InlineData("a+b (copy) [1] {2} #3.txt")]
    [InlineData("-rf.txt")]
    [InlineData("__init__")]
    [InlineData("src/deep/v1.2")]
    public void Read_LineThatIsAKnownName_NamesItsFile(string name)
    {
        foreach (var line in (string[])[name, $"**{name}**", $"### {name}", $"`{name}`", $"**`{name}`**:", $"{name}:", $"FILE: {name}", $"File: `{name}`", $"2. {name}", $"{name} (new)", $"// {name}", $"```\n{name}\n```"])
        {
            Assert.Equal(["a.py", "dir/" + name], Paths($"a.py\n```\n{Block}```\n{line}\n```\n{Block}```\n"));
            Assert.Equal(["a.py", "dir/" + name], Paths($"a.py\n{Block}\n{line}\n\n{Block}"));
            Assert.Equal(["dir/" + name], Paths($"{line}\n```diff\n@@\n-a\n+b\n```\n"));
        }

        Assert.Equal(["dir/" + name], Paths($"```\n{name}\n{Block}```\n"));
        Assert.Equal(["dir/" + name], ReplyReader.Read($"**{name}**\n```\nx\n```\n", ["a.py", "dir/" + name]).Blocks.Select(b => b.Path));

        List<string?> Paths(string reply) => [.. ReplyReader.Read(reply, ["a.py", "dir/" + name]).Edits.Select(e => e.Path)];
    }

    [Theory]
    [InlineData(" ()")]
    [InlineData("#")]
    [InlineData(" a.py")]
    public void Read_EndlessLineAbove_NamesNothing(string part) =>
        Assert.Null(Assert.Single(ReplyReader.Read($"{string.Concat(Enumerable.Repeat(part, 200_000))}\n{Block}", ["src/v1"]).Edits).Path);

    [Fact]
    public void Read_LineThatEndsSeveralKnownNames_IsLeftToWhoeverKnowsThem() =>
        Assert.Equal("v1.2", Assert.Single(ReplyReader.Read($"v1.2\n{Block}", ["a/v1.2", "b/v1.2"]).Edits).Path);

    [Theory]
    [InlineData("v1.2", true)]
    [InlineData("**v2.0.1**", true)]
    [InlineData("with space.txt", true)]
    [InlineData("Now update other.py:", true)]
    [InlineData("`b.py` needs it, too.", true)]
    [InlineData("For no_name we need:", true)]
    [InlineData("Then this:", false)]
    [InlineData("### Tests", false)]
    [InlineData("### `Ledger.total()`", false)]
    [InlineData("`parse_args`:", false)]
    [InlineData("---", false)]
    [InlineData("2.", false)]
    [InlineData("So that other.py works.", false)]
    [InlineData("This is for Node.js!", false)]
    [InlineData("It calls os.path", false)]
    [InlineData("And now tests", false)]
    [InlineData("```bash\npython other.py\n```", false)]
    [InlineData("```text\none.txt\nof several.txt\n```", false)]
    [InlineData("</source>", false)]
    public void Read_LineThatNamesNothing_IsATitleIfItSpeaksOfAFile(string line, bool isTitle)
    {
        var edits = ReplyReader.Read($"a.py\n```\n{Block}```\n{line}\n```\n{Block}```\n", ["a.py", "src/b.py", "no_name", "tests"]).Edits;

        Assert.Equal([null, isTitle ? line : null], edits.Select(e => e.Title));
        Assert.Equal(["a.py", "a.py"], edits.Select(e => e.Path));
        Assert.Equal(isTitle ? line : null, ReplyReader.Read($"{line}\n```diff\n@@\n-a\n+b\n```\n", ["src/b.py", "no_name"]).Edits[0].Title);
        Assert.Null(ReplyReader.Read($"{line}\n```diff\n--- x.py\n+++ x.py\n@@\n-a\n+b\n```\n", ["src/b.py", "no_name"]).Edits[0].Title);
    }

    [Fact]
    public void Read_NameFurtherUpThanThreeLines_IsNotTaken() =>
        Assert.Null(Assert.Single(ReplyReader.Read($"a.py\n```\n```\n```\n```\n{Block}").Edits).Path);

    [Fact]
    public void Read_ShellCommandBeforeABlock_IsNoName()
    {
        var document = ReplyReader.Read($"```bash\n./run.sh\n```\n```python\n{Block}```\n");

        Assert.Null(Assert.Single(document.Edits).Path);
        Assert.Equal("./run.sh\n", Assert.Single(document.Blocks).Text);
    }

    [Theory]
    [InlineData("=======\nb\n", " → b")]
    [InlineData("a\n=======\n", "a → ")]
    [InlineData("a\n```js\nx\n```\n=======\nFILE: b.py\n```\n", "a|```js|x|``` → FILE: b.py|```")]
    [InlineData("Title\n=====\nx\n=======\nTitle\n=====\ny\n", "Title|=====|x → Title|=====|y")]
    [InlineData("    Title\n    =======\n=======\n    b\n", "    Title|    ======= →     b")]
    [InlineData("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n=======\na\n", "<<<<<<< HEAD|a|=======|b|>>>>>>> topic → a")]
    [InlineData("\\<<<<<<< SEARCH\n\\=======\n=======\n  \\>>>>>>> REPLACE\n\\n\n", "<<<<<<< SEARCH|======= →   >>>>>>> REPLACE|\\n")]
    [InlineData("a\n=======\nb\n=======\n", "a → b")]
    [InlineData(" a\t\n\n=======\n\n\tb \n", " a\t| → |\tb ")]
    public void Read_Parts_KeepTheirLines(string parts, string expected) =>
        Assert.Equal(["a.py: " + expected], Shown.Edits($"a.py\n<<<<<<< SEARCH\n{parts}>>>>>>> REPLACE\n"));

    [Fact]
    public void Read_LongerMarkers_MayContainShorterOnes() => Assert.Equal(
        ["a.md: <<<<<<< SEARCH|x|=======|y|>>>>>>> REPLACE → z"],
        Shown.Edits($"a.md\n<<<<<<<<< SEARCH\n{Block.Replace('a', 'x').Replace('b', 'y')}=========\nz\n>>>>>>>>> REPLACE\n"));

    [Theory]
    [InlineData("<<<<<<< SEARCH\na\n=======\nb\n", 2)]
    [InlineData("<<<<<<< SEARCH\na\n", 2)]
    [InlineData("<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n", 2)]
    [InlineData("<<<<<<< SEARCH\na\n=======\nb\n=======\nc\n>>>>>>> REPLACE\n", 2)]
    [InlineData("<<<<<<< SEARCH\na\n=======\nHeading\n=======\n\nText", 2)]
    [InlineData("=======\nb\n>>>>>>> REPLACE\n", 4)]
    [InlineData(">>>>>>> REPLACE\nb\n=======\na\n<<<<<<< SEARCH\n", 2)]
    [InlineData(Block + "<<<<<<< SEARCH\na\n<<<<<<< SEARCH\nb\n=======\nc\n>>>>>>> REPLACE\n", 7)]
    public void Read_BrokenMarkers_IsBadFormatWithItsLine(string text, int line)
    {
        var fault = ReplyReader.Read("a.py\n" + text).Faults[0];

        Assert.Equal(("edit.bad_format", line), (fault.Code, fault.Line));
        Assert.NotNull(fault.Hint);
    }

    [Theory]
    [InlineData("```diff\n--- b.py\n+++ b.py\n@@\n-x\n+y\n```\n")]
    [InlineData("*** Begin Patch\n*** Update File: b.py\n-x\n+y\n*** End Patch\n")]
    [InlineData("```json\n{\"file\": \"b.py\", \"operations\": [{\"type\": \"add_class\"}]}\n```\n")]
    public void Read_BlockWithoutNameBehindAnotherForm_IsForTheFileOfThat(string edit) =>
        Assert.Equal(["a.py", "b.py", "b.py"], ReplyReader.Read($"a.py\n{Block}\n{edit}\nAnd this:\n{Block}").Edits.Select(e => e.Path));

    /// <summary>As models end a block without its REPLACE line, seen nine times in 577 blocks of real chats.</summary>
    [Theory]
    [InlineData("=======\n```\n\nThen.")]
    [InlineData("=======\n\nThen.")]
    [InlineData("=======\n</source>\n")]
    public void Read_SecondDividerInsteadOfTheEnd_EndsTheBlock(string end) =>
        Assert.Equal(["a.py: a → the new line"], Shown.Edits($"a.py\n```\n<<<<<<< SEARCH\na\n=======\nthe new line\n{end}"));

    [Fact]
    public void Read_LastLineOfAListingBefore_IsNoName() =>
        Assert.Null(Assert.Single(ReplyReader.Read($"```text\nsrc/b.py\nsrc/a.py\n```\n{Block}").Edits).Path);

    [Fact]
    public void Read_BlockBelowOtherCode_IsStillNoFile()
    {
        var document = ReplyReader.Read($"FILE: a.py\n```python\nimport os\n{Block}```\n");

        Assert.Equal("a.py", Assert.Single(document.Edits).Path);
        Assert.Empty(document.Blocks);
    }

    [Fact]
    public void Read_WholeFileThatShowsABlock_IsNoEdit()
    {
        var document = ReplyReader.Read($"FILE: docs/edits.md\n````markdown\n# Edits\n\n```\n{Block}```\n````\n");

        Assert.Empty(document.Edits);
        Assert.Equal($"# Edits\n\n```\n{Block}```\n", Assert.Single(document.Blocks).Text);
    }

    [Fact]
    public void Read_Block_SaysItsLineAndLeavesProse()
    {
        var document = ReplyReader.Read($"First.\n\na.py\n```python\n{Block}```\nLast.\n");

        Assert.Equal((5, "python"), (document.Edits[0].Line, document.Edits[0].Language));
        Assert.Equal(5, ((HunkEdits)document.Edits[0].Edit).Hunks[0].Line);
        Assert.Equal("First.\n\nLast.", document.Prose);
    }
}
