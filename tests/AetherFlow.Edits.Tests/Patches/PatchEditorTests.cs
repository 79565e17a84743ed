namespace AetherFlow.Edits.Tests.Patches;

public sealed class PatchEditorTests
{
    private const string Text = "one\n  two\nthree\n  two and more\nfive\n";

    [Theory]
    [InlineData(PatchPlace.After, "three", "one\n  two\nthree\nNEW\n  two and more\nfive\n")]
    [InlineData(PatchPlace.Before, "three", "one\n  two\nNEW\nthree\n  two and more\nfive\n")]
    [InlineData(PatchPlace.Replace, "hre", "one\n  two\nNEW\n  two and more\nfive\n")]
    [InlineData(PatchPlace.After, "five", "one\n  two\nthree\n  two and more\nfive\nNEW\n")]
    [InlineData(PatchPlace.Before, "one", "NEW\none\n  two\nthree\n  two and more\nfive\n")]
    [InlineData(PatchPlace.After, "two\nthree", "one\n  two\nthree\nNEW\n  two and more\nfive\n")]
    [InlineData(PatchPlace.Replace, "two  \r\nthree\r\n  two", "one\nNEW\nfive\n")]
    public void Apply_AtMarker_ChangesThatPlaceOnly(PatchPlace place, string marker, string expected) =>
        Assert.Equal(expected, PatchEditor.Apply(Text, new PatchInstruction { Place = place, Marker = marker }, "NEW").Text);

    [Theory]
    [InlineData(PatchPlace.After, 5, "one\n  two\nthree\n  two and more\nfive\nNEW\n")]
    [InlineData(PatchPlace.Before, 1, "NEW\none\n  two\nthree\n  two and more\nfive\n")]
    [InlineData(PatchPlace.Replace, 2, "one\nNEW\nthree\n  two and more\nfive\n")]
    public void Apply_AtLine_ChangesThatLine(PatchPlace place, int line, string expected) =>
        Assert.Equal(expected, PatchEditor.Apply(Text, new PatchInstruction { Place = place, Line = line }, "NEW\n").Text);

    [Theory]
    [InlineData(PatchPlace.Replace, "one\nNEW\nfive\n")]
    [InlineData(PatchPlace.After, "one\n  two\nthree\n  two and more\nNEW\nfive\n")]
    [InlineData(PatchPlace.Before, "one\nNEW\n  two\nthree\n  two and more\nfive\n")]
    public void Apply_Range_CoversBothMarkers(PatchPlace place, string expected) =>
        Assert.Equal(expected, PatchEditor.Apply(Text, new PatchInstruction { Place = place, MarkerStart = "two\nthree", MarkerEnd = "two and" }, "NEW").Text);

    [Fact]
    public void Apply_RangeWithinOneLine_TakesThatLine() =>
        Assert.Equal("a\nNEW\n</title>\n", PatchEditor.Apply("a\n<title>old</title>\n</title>\n",
            new PatchInstruction { Place = PatchPlace.Replace, MarkerStart = "<title>", MarkerEnd = "</title>" }, "NEW").Text);

    [Fact]
    public void Apply_EndMarkerBeforeStart_IsLookedForAfterIt() =>
        Assert.Equal("end\nNEW\nx\n", PatchEditor.Apply("end\nstart\ny\nend\nx\n",
            new PatchInstruction { Place = PatchPlace.Replace, MarkerStart = "start", MarkerEnd = "end" }, "NEW").Text);

    [Theory]
    [InlineData("two", "patch.ambiguous", "2, 4")]
    [InlineData("missing", "patch.no_match", "missing")]
    [InlineData("thrEe", "patch.no_match", "thrEe")]
    [InlineData(" \n", "patch.bad_instruction", "blank")]
    [InlineData("two\nfive", "patch.no_match", "two …")]
    public void Apply_MarkerNotThereOnce_IsAProblem(string marker, string code, string named)
    {
        var problem = PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.After, Marker = marker }, "NEW").Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_MisspeltMarker_NamesTheNearestLine()
    {
        var problem = PatchEditor.Apply("import os\ndef run(self, name):\n    pass\n",
            new PatchInstruction { Place = PatchPlace.After, Marker = "def run(self, names):" }, "NEW").Problem!;

        Assert.Contains("line 2 `def run(self, name):`", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_NoEnd_SaysWhereTheStartStands()
    {
        var problem = PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.Replace, MarkerStart = "three", MarkerEnd = "one" }, "NEW").Problem!;

        Assert.Equal(("patch.no_end", 3), (problem.Code, problem.Line));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void Apply_LineOutside_IsAProblem(int line) =>
        Assert.Equal("patch.line_out_of_range", PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.Before, Line = line }, "NEW").Problem!.Code);

    [Fact]
    public void Apply_ContradictoryInstruction_IsAProblem()
    {
        Assert.Equal("patch.bad_instruction", PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.After }, "NEW").Problem!.Code);
        Assert.Equal("patch.bad_instruction", PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.After, Line = 1, Marker = "one" }, "NEW").Problem!.Code);
        Assert.Equal("patch.bad_instruction", PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.After, MarkerStart = "one" }, "NEW").Problem!.Code);
    }

    [Fact]
    public void Apply_EmptyFragment_IsAProblem() =>
        Assert.Equal("patch.empty_fragment", PatchEditor.Apply(Text, new PatchInstruction { Place = PatchPlace.Replace, Line = 1 }, " \n").Problem!.Code);

    [Theory]
    [InlineData("a\r\nb\r\n", "a\r\nx\r\ny\r\nb\r\n")]
    [InlineData("a\nb", "a\nx\ny\nb")]
    [InlineData("a", "a\nx\ny")]
    [InlineData("a\r\nb\nc\r\n", "a\r\nx\r\ny\r\nb\nc\r\n")]
    public void Apply_FileWithOtherEnds_KeepsThem(string text, string expected) =>
        Assert.Equal(expected, PatchEditor.Apply(text, new PatchInstruction { Place = PatchPlace.After, Marker = "a" }, "x\r\ny\n").Text);

    [Theory]
    [InlineData("a\r\nb", "a\r\nb\r\nx")]
    [InlineData("a\nb", "a\nb\nx")]
    public void Apply_AfterALastLineWithoutEnd_StillHasNone(string text, string expected) =>
        Assert.Equal(expected, PatchEditor.Apply(text, new PatchInstruction { Place = PatchPlace.After, Marker = "b" }, "x\n").Text);

    [Fact]
    public void Apply_Fragment_KeepsItsIndentation() =>
        Assert.Equal("a\n    x\n\ty\n\nb\n", PatchEditor.Apply("a\nb\n", new PatchInstruction { Place = PatchPlace.After, Marker = "a" }, "    x\n\ty\n\n").Text);
}
