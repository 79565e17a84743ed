using AetherFlow.Edits.Tests.Formats;

namespace AetherFlow.Edits.Tests.Mapping;

public sealed class EditMappingTests
{
    private const string Block = "<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n";
    private const string Other = "<<<<<<< SEARCH\nc\n=======\nd\n>>>>>>> REPLACE\n";
    private const string Operations = "{\"operations\": [{\"type\": \"add_class\"}]}";

    [Fact]
    public void Map_SeveralFormatsAndFiles_GivesEachFileItsEdits()
    {
        const string reply = $"""
            I change three files.

            a.py
            ```python
            {Block}```

            FILE: new.py
            ```python
            x
            ```

            ```diff
            --- a/src/b.py
            +++ b/src/b.py
            @@
            -e
            +f
            ```

            And once more a.py:

            a.py
            {Other}
            ```bash
            pytest
            ```
            *** Begin Patch
            *** Delete File: old.py
            *** End Patch
            """;

        var mapping = Map(reply, Old("src/a.py"), Old("src/b.py"), New("new.py"));

        Assert.Empty(mapping.Problems);
        Assert.Equal(
            ["src/a.py+ a → b; c → d", "src/b.py+ e → f", "old.py- delete", "new.py+ whole x|"],
            mapping.Edits.Select(e => $"{e.Path}{(e.Declared ? '+' : '-')} {Shown.Edit(e)}"));
        Assert.Equal(["pytest\n"], mapping.Commands);
        Assert.Equal("I change three files.\n\n\n\n\nAnd once more a.py:", mapping.Notes);
    }

    [Theory]
    [InlineData("FILE: src/a.py\n```python\nx\n```\na.py\n```\n" + Block + "```\n")]
    [InlineData("*** Begin Patch\n*** Delete File: src/a.py\n*** Update File: src/a.py\n-a\n*** End Patch\n")]
    [InlineData("*** Begin Patch\n*** Add File: src/a.py\n+a\n*** Update File: src/a.py\n-a\n*** End Patch\n")]
    [InlineData("*** Begin Patch\n*** Update File: src/a.py\n*** Move to: b.py\n*** Update File: src/a.py\n*** Move to: c.py\n*** End Patch\n")]
    public void Map_WhatCannotBothBeMeant_IsADuplicate(string reply) =>
        Assert.Equal("reply.duplicate_file", Assert.Single(Map(reply, Old("src/a.py")).Problems).Code);

    [Theory]
    [InlineData("v1.2", null)]
    [InlineData("Now update src/b.py:", null)]
    [InlineData("As src/b.py needs it, src/a.py has to change:", "src/a.py")]
    [InlineData("In a.py it is the same for b.py:", "src/a.py")]
    [InlineData("The same once more:", "src/a.py")]
    public void Map_BlockBelowALineThatSpeaksOfAFile_IsForThatOrInDoubt(string line, string? path)
    {
        MappingTarget[] targets = [Old("src/a.py"), Old("src/b.py")];

        var second = Map($"a.py\n{Block}\n{line}\n\n{Other}", targets);
        var only = Map($"{line}\n\n{Other}", targets[..1]);

        Assert.Equal(path is null ? [("reply.ambiguous_block", 10)] : [], second.Problems.Select(p => (p.Code, p.Line!.Value)));
        Assert.Equal(path is null ? ["a → b"] : ["a → b; c → d"], second.Edits.Select(Shown.Edit));
        Assert.Equal(path is null ? ["reply.ambiguous_block"] : [], only.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Map_BadFormat_IsAProblemBesideTheOtherEdits()
    {
        var mapping = Map($"a.py\n{Block}\nb.py\n<<<<<<< SEARCH\na\n", Old("a.py"), Old("b.py"));

        Assert.Equal("edit.bad_format", Assert.Single(mapping.Problems).Code);
        Assert.Equal(["a.py"], mapping.Edits.Select(e => e.Path));
    }

    [Fact]
    public void Map_EditWithoutName_IsForTheOnlyTarget()
    {
        Assert.Equal(["src/a.py"], Map(Block, Old("src/a.py")).Edits.Select(e => e.Path));
        Assert.Equal(["src/a.py"], Map($"```json\n{Operations}\n```", Old("src/a.py")).Edits.Select(e => e.Path));
    }

    [Fact]
    public void Map_EditWithoutNameAndSeveralTargets_NeedsTheirLanguage()
    {
        Assert.Equal(["b.ts"], Map($"```ts\n{Block}```", Old("a.py"), Old("b.ts")).Edits.Select(e => e.Path));
        Assert.Equal("reply.ambiguous_block", Assert.Single(Map($"```py\n{Block}```", Old("a.py"), Old("b.py")).Problems).Code);
    }

    [Fact]
    public void Map_DiffBesideTheWholeFile_IsAnIllustration()
    {
        var mapping = Map("```diff\n@@\n-a\n+b\n```\nSo:\n\nFILE: a.py\n```python\nb\n```\n", Old("a.py"));

        Assert.Empty(mapping.Problems);
        Assert.Equal([new WholeFile("a.py", "b\n", Declared: true)], mapping.Edits);
    }

    [Fact]
    public void Map_RepeatedBlock_IsMeantOnce() =>
        Assert.Equal(["a → b; c → d"], Map($"a.py\n{Block}{Other}{Block}", Old("a.py")).Edits.Select(Shown.Edit));

    [Fact]
    public void Map_NameOfSeveralTargets_IsAmbiguous() =>
        Assert.Equal("reply.ambiguous_block", Assert.Single(Map($"a.py\n{Block}", Old("x/a.py"), Old("y/a.py")).Problems).Code);

    [Theory]
    [InlineData("/home/me/repo/src/my_app.py", "src/my_app.py")]
    [InlineData("lib/my_app.py", "src/my_app.py")]
    [InlineData("src/my-app.py", "src/my_app.py")]
    [InlineData("SRC/My_App.py", "src/my_app.py")]
    [InlineData("src/other.py", "src/other.py")]
    [InlineData("known/my_app.py", "known/my_app.py")]
    public void Map_WrongName_IsPutRightOnlyIfNoFileHasIt(string name, string path)
    {
        var reply = ReplyReader.Read($"`{name}`\n{Block}");
        var targets = new MappingTargets([Old("src/my_app.py"), Old("src/b.py")]);

        var knowing = ReplyMapper.Map(reply, targets with { IsFile = file => file.StartsWith("known/", StringComparison.Ordinal) });

        Assert.Equal([path], knowing.Edits.Select(e => e.Path));
        Assert.Equal([name], ReplyMapper.Map(reply, targets).Edits.Select(e => e.Path));
    }

    [Fact]
    public void Map_NewFileUnderAWrongName_IsNeverATarget()
    {
        var reply = ReplyReader.Read("lib/a.py\n<<<<<<< SEARCH\n=======\nb\n>>>>>>> REPLACE\n");

        var mapping = ReplyMapper.Map(reply, new MappingTargets([Old("src/a.py")]) { IsFile = _ => false });

        Assert.Equal(["lib/a.py"], mapping.Edits.Select(e => e.Path));
    }

    [Fact]
    public void Map_MoveToATarget_CountsAsWritten()
    {
        var mapping = Map("*** Begin Patch\n*** Update File: a.py\n*** Move to: ./b.py\n-x\n+y\n*** End Patch\n", New("src/b.py"), Old("a.py"));

        Assert.Empty(mapping.Problems);
        Assert.Equal(["a.py move to src/b.py x → y"], mapping.Edits.Select(e => $"{e.Path} {Shown.Edit(e)}"));
    }

    [Fact]
    public void Map_HunksAndOperations_AreKeptApart() => Assert.Equal(
        ["a → b", "add_class "],
        Map($"FILE: a.py\n```json\n{Operations}\n```\n\na.py\n{Block}", Old("a.py")).Edits.Select(Shown.Edit));

    [Fact]
    public void Map_DocumentThatShowsEdits_IsTheDocument()
    {
        const string reply = $"# Formats\n\nA diff:\n\n```diff\n--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n```\n\nA block:\n\nx.py\n```\n{Block}```\n";

        Assert.Equal([new WholeFile("docs/a.md", reply, Declared: true)], Map(reply, New("docs/a.md")).Edits);
        Assert.Equal([new WholeFile("docs/a.md", reply, Declared: true)], Map("FILE: docs/a.md\n" + reply, New("docs/a.md")).Edits);
    }

    [Fact]
    public void Map_DocumentThatIsEdited_IsNot() =>
        Assert.Equal(["a → b"], Map($"# The change\n\ndocs/a.md\n```\n{Block}```\n", Old("docs/a.md")).Edits.Select(Shown.Edit));

    [Fact]
    public void Map_ShellBlocks_AreCommandsUnlessTheyAreFiles()
    {
        const string reply = "FILE: a.sh\n```bash\nls\n```\n```console\n$ ./a.sh\n```\n```python\nx\n```\n";

        Assert.Equal(["$ ./a.sh\n"], Map(reply, New("a.sh")).Commands);
        Assert.Empty(Map("```bash\nls\n```\n", New("a.sh")).Commands);
    }

    private static ReplyMapping Map(string reply, params MappingTarget[] targets) =>
        ReplyMapper.Map(ReplyReader.Read(reply, targets.Select(t => t.Path)), new MappingTargets([.. targets]));

    private static MappingTarget New(string path) => new(path, Exists: false);

    private static MappingTarget Old(string path) => new(path, Exists: true);
}
