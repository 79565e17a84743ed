namespace AetherFlow.Edits.Tests.Ladder;

public sealed class FileEditorTests
{
    private static readonly Hunk Change = Hunks.Of("old()", "new()");

    [Fact]
    public void Apply_HunksOfOneAndOfAMove_AreMadeInTheSameText() =>
        Assert.Equal("new()\nmore()\nlast()\n", FileEditor.Apply("a.py", "old()\nmid()\nlast()\n",
            [new HunkEdits("a.py", [Change], true), new MoveFile("a.py", "b.py", [Hunks.Of("mid()", "more()")], true)]).Text);

    [Fact]
    public void Apply_MoveWithoutChanges_LeavesTheText() =>
        Assert.Equal("old()\r\n", FileEditor.Apply("a.py", "old()\r\n", [new MoveFile("a.py", "b.py", [], true)]).Text);

    [Fact]
    public void Apply_HunksOfNoFile_AreRefused() => Hunks.Refused(FileEditor.Apply("a.py", null, [new HunkEdits("a.py", [Change], true)]), "edit.no_file");

    [Fact]
    public void Apply_AdditionToNoFile_MakesIt() =>
        Assert.Equal("new()\n", FileEditor.Apply("a.py", null, [new HunkEdits("a.py", [Hunks.Of("", "new()")], true)]).Text);

    [Fact]
    public void Apply_WholeFileAndHunks_ExcludeEachOther() =>
        Hunks.Refused(FileEditor.Apply("a.py", "old()\n", [new WholeFile("a.py", "new()\n", true), new HunkEdits("a.py", [Change], true)]), "edit.overlap");

    [Fact]
    public void Apply_SameWholeFileTwice_IsOne() =>
        Assert.Equal("new()\n", FileEditor.Apply("a.py", "old()\n", [new WholeFile("a.py", "new()\n", true), new WholeFile("a.py", "new()\n", true)]).Text);

    [Fact]
    public void Apply_Patches_AreMadeOneAfterTheOther()
    {
        PatchFile Patch(string marker, string text) => new("a.py", new PatchInstruction { Place = PatchPlace.After, Marker = marker }, text);

        var result = FileEditor.Apply("a.py", "old()\n", [Patch("old", "first()"), Patch("first", "second()")]);

        Assert.Equal("old()\nfirst()\nsecond()\n", result.Text);
        Assert.Equal([2, 3], result.Places.Select(p => p.Line));
        Assert.Equal("patch.no_match", Assert.Single(FileEditor.Apply("a.py", "old()\n", [Patch("none", "x()")]).Problems).Code);
        Hunks.Refused(FileEditor.Apply("a.py", null, [Patch("old", "x()")]), "edit.no_file");
    }
}
