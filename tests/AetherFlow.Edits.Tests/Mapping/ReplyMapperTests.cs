namespace AetherFlow.Edits.Tests.Mapping;

public sealed class ReplyMapperTests
{
    [Theory]
    [InlineData("", "reply.empty")]
    [InlineData(" \n\t\n", "reply.empty")]
    [InlineData("I cannot do that.", "reply.no_code")]
    [InlineData("```python\nx", "reply.unterminated")]
    [InlineData("FILE: src/app.py\n```python\nx\n```\nFILE: b.py\n```python\ny", "reply.unterminated")]
    [InlineData("```python\nx\n```\n```python\ny\n```", "reply.duplicate_file")]
    [InlineData("FILE: src/app.py\n```python\nx\n```\nFILE: ./src\\app.py\n```python\ny\n```", "reply.duplicate_file")]
    [InlineData("```python\nx\n```\nOutput:\n```\n1\n```", "reply.ambiguous_block")]
    [InlineData("**utils.py**\n```python\nx\n```", "reply.ambiguous_block")]
    [InlineData("```python\n# main.py\nimport app\n```", "reply.ambiguous_block")]
    [InlineData("```bash\npip install x\n```", "reply.missing_file")]
    [InlineData("FILE: other.py\n```python\nx\n```", "reply.missing_file")]
    [InlineData("FILE: src/app.py\n```python title=b.py\nx\n```", "reply.ambiguous_block")]
    public void Map_OneTargetAndABadReply_IsAProblem(string reply, string code)
    {
        var mapping = Map(reply, New("src/app.py"));

        var problem = Assert.Single(mapping.Problems);
        Assert.Equal(code, problem.Code);
        Assert.NotNull(problem.Hint);
    }

    [Theory]
    [InlineData("```python\nx\n```")]
    [InlineData("```\nx\n```")]
    [InlineData("```whatever\nx\n```")]
    [InlineData("Install:\n```bash\npip install y\n```\nThen:\n```python\nx\n```\nResult:\n```output\n1\n```")]
    [InlineData("FILE: app.py\n```python\nx\n```\nUse it:\n```python\nimport app\n```\n```\ntree\n```")]
    [InlineData("FILE: ./src/app.py\n```python\nx\n```")]
    [InlineData("FILE: src\\app.py\n```python\nx\n```")]
    [InlineData("```python src/app.py\nx\n```\n\nOnce more:\n\n```python src/app.py\nx\n```")]
    [InlineData("```python\nx\n```\n\nOnce more:\n\n```python\nx\n```")]
    [InlineData("FILE: src/app.py\nx\n")]
    public void Map_OneTarget_GetsItsBlock(string reply)
    {
        var mapping = Map(reply, New("src/app.py"));

        Assert.Empty(mapping.Problems);
        Assert.Equal([new WholeFile("src/app.py", "x\n", Declared: true)], mapping.Edits);
    }

    [Fact]
    public void Map_TargetsOfDifferentLanguages_AreFoundByExtension()
    {
        var mapping = Map("```html\nh\n```\n```javascript\nj\n```\n```bash\nls\n```", New("web/a.html"), New("web/b.js"));

        Assert.Empty(mapping.Problems);
        Assert.Equal([new WholeFile("web/a.html", "h\n", true), new WholeFile("web/b.js", "j\n", true)], mapping.Edits);
    }

    [Fact]
    public void Map_RelatedLanguage_FindsTheOnlyRelative()
    {
        var mapping = Map("```javascript\nt\n```\n```python\np\n```", New("a.ts"), New("b.py"));

        Assert.Empty(mapping.Problems);
        Assert.Equal(["a.ts", "b.py"], mapping.Edits.Select(e => e.Path));
    }

    /// <summary>The line above speaks of another file, under a name that only the eye knows for one.</summary>
    [Theory]
    [InlineData("my notes.txt")]
    [InlineData("**v1.2**")]
    [InlineData("Then the file with the rules of the house, house rules.txt:")]
    public void Map_BlockUnderAnotherFilesName_IsNotGivenToTheOnlyTarget(string line)
    {
        Assert.Equal("reply.ambiguous_block", Assert.Single(Map($"{line}\n\n```\nx\n```", Old("app.py")).Problems).Code);
        Assert.Equal("reply.ambiguous_block", Assert.Single(Map($"{line}\n\n```python\nx\n```", New("app.py"), New("b.ts")).Problems).Code);
    }

    [Theory]
    [InlineData("This is the new app.py:")]
    [InlineData("I took the reading of the file out of it.")]
    [InlineData("Run it with `python app.py`.")]
    public void Map_BlockUnderALineOfItsOwnFileOrOfProse_IsGivenToTheOnlyTarget(string line) =>
        Assert.Equal([new WholeFile("src/app.py", "x\n", true)], Map($"{line}\n\n```\nx\n```", Old("src/app.py")).Edits);

    [Fact]
    public void Map_TwoTargetsOfOneLanguage_NeedNames()
    {
        var mapping = Map("```python\nx\n```", New("a.py"), New("b.py"));

        Assert.Equal("reply.ambiguous_block", Assert.Single(mapping.Problems).Code);
        Assert.Empty(mapping.Edits);
    }

    [Fact]
    public void Map_OneNamedOneNot_DoesNotGuessByElimination() =>
        Assert.Contains(Map("FILE: a.py\n```python\nx\n```\n```python\ny\n```", New("a.py"), New("b.py")).Problems, p => p.Code == "reply.ambiguous_block");

    [Fact]
    public void Map_SuffixOfTwoTargets_IsAmbiguous() =>
        Assert.Equal("reply.ambiguous_block", Assert.Single(Map("FILE: app.py\n```python\nx\n```", New("a/app.py"), New("b/app.py")).Problems).Code);

    [Fact]
    public void Map_SuffixInsideAName_IsNotThatFile()
    {
        var mapping = Map("FILE: app.py\n```python\nx\n```\nFILE: myapp.py\n```python\ny\n```", New("myapp.py"));

        Assert.Equal([("app.py", false), ("myapp.py", true)], mapping.Edits.Select(e => (e.Path, e.Declared)));
    }

    [Fact]
    public void Map_ExistingTargetWithoutBlock_IsUntouched()
    {
        var mapping = Map("FILE: a.py\n```python\nx\n```", New("a.py"), Old("b.py"));

        Assert.Empty(mapping.Problems);
        Assert.Equal(["b.py"], mapping.Untouched);
    }

    [Fact]
    public void Map_NewTargetWithoutBlock_IsAProblemThatNamesIt()
    {
        var problem = Assert.Single(Map("FILE: a.py\n```python\nx\n```", New("a.py"), New("b.py")).Problems);

        Assert.Equal("reply.missing_file", problem.Code);
        Assert.Contains("b.py", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_OnlyExistingTargetsAndNoneWritten_IsAProblem() =>
        Assert.Equal("reply.missing_file", Assert.Single(Map("```bash\nls\n```", Old("a.py"), Old("b.py")).Problems).Code);

    [Fact]
    public void Map_EmptyBlock_MakesANewFileButNeverEmptiesOne()
    {
        Assert.Equal([new WholeFile("pkg/__init__.py", "", true)], Map("FILE: pkg/__init__.py\n```python\n```", New("pkg/__init__.py")).Edits);
        Assert.Equal("reply.empty_block", Assert.Single(Map("FILE: a.py\n```python\n```", Old("a.py")).Problems).Code);
    }

    [Fact]
    public void Map_WholeMarkdownReplyInOneFence_IsTheFile()
    {
        var mapping = Map("````markdown\n# T\n\n```bash\nls\n```\n````", New("docs/a.md"));

        Assert.Equal([new WholeFile("docs/a.md", "# T\n\n```bash\nls\n```\n", true)], mapping.Edits);
    }

    [Fact]
    public void Map_UnfencedMarkdownReply_IsTheFile()
    {
        var mapping = Map("# T\n\n```bash\nls\n```\n\n```\nplain\n```\nEnd.\n\n", New("docs/a.md"));

        Assert.Empty(mapping.Problems);
        Assert.Equal([new WholeFile("docs/a.md", "# T\n\n```bash\nls\n```\n\n```\nplain\n```\nEnd.\n", true)], mapping.Edits);
    }

    [Fact]
    public void Map_ProseForAMarkdownTarget_IsNoFile() =>
        Assert.Equal("reply.no_code", Assert.Single(Map("I cannot write this.", New("docs/a.md")).Problems).Code);

    [Fact]
    public void Map_NoTargets_TakesNamedBlocksAsUndeclared()
    {
        var mapping = Map("Notes.\nFILE: a.py\n```python\nx\n```\n```\nsome output\n```", []);

        Assert.Empty(mapping.Problems);
        Assert.Equal([new WholeFile("a.py", "x\n", Declared: false)], mapping.Edits);
        Assert.Equal("Notes.", mapping.Notes);
    }

    [Fact]
    public void Map_Prose_BecomesNotes() =>
        Assert.Equal("I chose a set.\nIt is faster.", Map("I chose a set.\nFILE: a.py\n```python\nx\n```\nIt is faster.", New("a.py")).Notes);

    private static ReplyMapping Map(string reply, params MappingTarget[] targets) =>
        ReplyMapper.Map(ReplyReader.Read(reply), new MappingTargets([.. targets]));

    private static MappingTarget New(string path) => new(path, Exists: false);

    private static MappingTarget Old(string path) => new(path, Exists: true);
}
