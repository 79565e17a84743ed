namespace AetherFlow.Edits.Tests.Ladder;

public sealed class HunkEditorTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "b", "X", "a\nX\nc\n", Rung.Exact, 2)]
    [InlineData("a\r\nb\r\nc\r\n", "b", "X\nY", "a\r\nX\r\nY\r\nc\r\n", Rung.LineEnds, 2)]
    [InlineData("\uFEFFa\nb\n", "a", "X", "\uFEFFX\nb\n", Rung.LineEnds, 1)]
    [InlineData("a\nb", "b", "X\nY", "a\nX\nY", Rung.Exact, 2)]
    [InlineData("a\nb", "a\nb", "a", "a", Rung.Exact, 1)]
    [InlineData("\uFEFFön\nb\n", "\uFEFFön", "\uFEFFon", "\uFEFFon\nb\n", Rung.LineEnds, 1)]
    [InlineData("\uFEFFön\nb\n", "\uFEFFön\nb", "on\nb", "\uFEFFon\nb\n", Rung.LineEnds, 1)]
    [InlineData("\uFEFFön\nb\n", "ön", "\uFEFFon", "\uFEFFon\nb\n", Rung.LineEnds, 1)]
    [InlineData("ön\nb\n", "\uFEFFön", "\uFEFFon", "on\nb\n", Rung.Exact, 1)]
    [InlineData("ön\nb\n", "ön", "\uFEFFon", "on\nb\n", Rung.Exact, 1)]
    [InlineData("a\rb\rc\r", "b", "X", "a\rX\rc\r", Rung.LineEnds, 2)]
    [InlineData("a\r\nb\nc\r\n", "a\nb\nc", "a\nB\nC", "a\r\nB\nC\r\n", Rung.LineEnds, 1)]
    [InlineData("a\nword  \nc\n", "a\nword", "a\nX", "a\nX\nc\n", Rung.TrailingBlanks, 1)]
    [InlineData("first  \nword\t\nlast\n", "first\nword\nlast", "first\nword\nmore\nlast", "first  \nword\t\nmore\nlast\n", Rung.TrailingBlanks, 1)]
    [InlineData("first\n\nword\nlast\n", "first\nword\nlast", "first\nword\nmore\nlast", "first\n\nword\nmore\nlast\n", Rung.TrailingBlanks, 1)]
    [InlineData("a\nfirst\nword\n", "\nfirst\nword", "\nfirst\nmore", "a\nfirst\nmore\n", Rung.TrailingBlanks, 2)]
    [InlineData("class A:\n    def run(self):\n        pass\n", "def run(self):\n    pass", "def run(self):\n    return 1", "class A:\n    def run(self):\n        return 1\n", Rung.Indentation, 2)]
    [InlineData("def run(self):\n    pass\n", "        def run(self):\n            pass", "        def run(self):\n            return 1", "def run(self):\n    return 1\n", Rung.Indentation, 1)]
    [InlineData("if a:\n\tif b:\n\t\trun(1)\n", "if a:\n    if b:\n        run(1)", "if a:\n    if b:\n        if c:\n            run(1)", "if a:\n\tif b:\n\t\tif c:\n\t\t\trun(1)\n", Rung.Indentation, 1)]
    [InlineData("if a:\n    if b:\n        run(1)\n", "if a:\n  if b:\n    run(1)", "if a:\n  if b:\n    run(1)\n    stop()", "if a:\n    if b:\n        run(1)\n        stop()\n", Rung.Indentation, 1)]
    [InlineData("  def run(self):\n    pass\n", "def run(self):\n    pass", "def run(self):\n    return 1", "  def run(self):\n    return 1\n", Rung.Indentation, 1)]
    [InlineData("    old_line(1)\n    other(2)\n", "old_line(1)\nother(2)", "    old_line(1)\n    new_line(3)\n    other(2)", "    old_line(1)\n    new_line(3)\n    other(2)\n", Rung.Indentation, 1)]
    [InlineData("    old_line(1)\n    other(2)\n", "old_line(1)\nother(2)", "with lock:\n    old_line(1)\n    other(2)", "    with lock:\n        old_line(1)\n        other(2)\n", Rung.Indentation, 1)]
    [InlineData("say(\"it's\")\nword = 'a'\n", "say(“it’s”)\nword = ‘a’", "say(“it’s”)\nword = ‘b’\nmore(“c”)", "say(\"it's\")\nword = 'b'\nmore(\"c\")\n", Rung.Punctuation, 1)]
    [InlineData("print(“salut”, 1)\nnext\n", "print(\"salut\", 1)", "print(\"salut\", 2)", "print(“salut”, 2)\nnext\n", Rung.Punctuation, 1)]
    [InlineData("word  =  1\nlast\n", "word = 1\nlast", "word = 1\nmore\nlast", "word  =  1\nmore\nlast\n", Rung.Punctuation, 1)]
    public void Apply_Lines_LandOnTheirRung(string text, string search, string replace, string expected, Rung rung, int line)
    {
        var result = Hunks.Apply(text, search, replace);

        var place = Hunks.Landed(result);
        Assert.Equal(expected, result.Text);
        Assert.Equal((rung, line), (place.Rung, place.Line));
    }

    [Fact]
    public void Apply_LinesLeftOutOnBothSides_StayAsTheyAre()
    {
        const string Text = "def a():\n    one()\n    two()\n    three()\n    four()\n\ndef b():\n    one()\n";

        var result = Hunks.Apply(Text, "def a():\n    ...\n    four()", "def a(x):\n    ...\n    four(x)");

        Assert.Equal("def a(x):\n    one()\n    two()\n    three()\n    four(x)\n\ndef b():\n    one()\n", result.Text);
        Assert.Equal(Rung.Elision, Hunks.Landed(result).Rung);
    }

    [Theory]
    [InlineData("def a():\n    # ... existing code ...\n    one()", "def a():\n    # ... existing code ...\n    two()", "edit.ambiguous")]
    [InlineData("def a():\n    ...\n    four()", "def a():\n    one()\n    four(x)", "edit.not_found")]
    [InlineData("def b():\n    ...\n    four()", "def b():\n    ...\n    five()", "edit.not_found")]
    public void Apply_LinesLeftOutInDoubt_AreRefused(string search, string replace, string code) =>
        Hunks.Refused(Hunks.Apply("def a():\n    one()\n    two()\n    four()\n\ndef b():\n    one()\n", search, replace), code);

    [Fact]
    public void Apply_OneSlipInTheMiddle_KeepsTheFilesLine()
    {
        const string Text = "def total(items):\n    # Summe über alle Einträge\n    result = 0\n    for item in items:\n        result += item.price * item.count\n    return result\n";
        const string Quoted = "def total(items):\n    # Summe uber alle Einträge\n    result = 0\n    for item in items:\n        result += item.price * item.count\n    return result\n";

        var result = Hunks.Apply(Text, Quoted, Quoted.Replace("result = 0", "result = 1", StringComparison.Ordinal));

        Assert.Equal(Text.Replace("result = 0", "result = 1", StringComparison.Ordinal), result.Text);
        var place = Hunks.Landed(result);
        Assert.Equal(Rung.Anchored, place.Rung);
        Assert.InRange(place.Similarity, 0.9, 0.9999);
    }

    [Theory]
    [InlineData("def run(self):\n    completely()\n    different(1)\n    return self\n")]
    [InlineData("def run(self):\n    prepare(items, 17)\n    store(items, prices)\n    return self\n")]
    [InlineData("def run(self):\n    prepare(items, 16)\n    unseen(items)\n    unseen(prices)\n    store(items, prices)\n    return self\n")]
    public void Apply_SameFrameOtherMiddle_IsRefused(string text)
    {
        const string Quoted = "def run(self):\n    prepare(items, 16)\n    store(items, prices)\n    return self\n";

        Hunks.Refused(Hunks.Apply(text, Quoted, Quoted.Replace("store", "save", StringComparison.Ordinal)), "edit.not_found");
    }

    [Fact]
    public void Apply_TwoMethodsThatDifferInAName_AreNotTakenForEachOther()
    {
        const string Method = "@patch(\"aider.main.run\")\ndef test_NAME(self, run):\n    result = start(self.options)\n    self.assertEqual(result, 10)\n    run.assert_called_once()\n";
        var text = Method.Replace("NAME", "first", StringComparison.Ordinal) + "\n" + Method.Replace("NAME", "second", StringComparison.Ordinal);
        var quoted = Method.Replace("NAME", "third", StringComparison.Ordinal);

        Hunks.Refused(Hunks.Apply(text, quoted, quoted + "    more()\n"), "edit.not_found");
    }

    [Fact]
    public void Apply_LineThatSearchDoesNotShow_IsNeverDropped()
    {
        const string Text = "def run(self, things):\n    first_of_all(things)\n    u()\n    second_of_all(things)\n    third_of_all(things)\n    return things.summary()\n";
        const string Quoted = "def run(self, things):\n    first_of_all(things)\n    second_of_all(things)\n    third_of_all(things)\n    return things.summary()\n";

        var changed = Hunks.Apply(Text, Quoted, Quoted.Replace("    first_of_all(things)\n    second_of_all(things)\n", "    all_of_them(things)\n", StringComparison.Ordinal));
        var beside = Hunks.Apply(Text, Quoted, Quoted.Replace("third_of_all", "last_of_all", StringComparison.Ordinal));

        Assert.Contains("line 3", Hunks.Refused(changed, "edit.not_found").Message, StringComparison.Ordinal);
        Assert.Equal(Text.Replace("third_of_all", "last_of_all", StringComparison.Ordinal), beside.Text);
    }

    [Theory]
    [InlineData("    x()\n    y()\n", "first\n    x()\n    y()\nsecond\n    x()\n    y()\n", "2, 5")]
    [InlineData("x()  # call", "  x()  # call\n    x()  # call\n", "1, 2")]
    public void Apply_SeveralPlaces_AreNamedAndNoneIsTaken(string search, string text, string lines) =>
        Assert.Contains(lines, Hunks.Refused(Hunks.Apply(text, search, "z()"), "edit.ambiguous").Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_ExactInTwoPlaces_IsNotSettledByALowerRung() =>
        Hunks.Refused(Hunks.Apply("value\nother\nvalue\n", "value", "new_value"), "edit.ambiguous");

    [Theory]
    [InlineData(EditFormat.UnifiedDiff, "first()\nvalue()\nnext()\nother()\nnew()\n")]
    [InlineData(EditFormat.ApplyPatch, "first()\nvalue()\nnext()\nother()\nnew()\n")]
    [InlineData(EditFormat.SearchReplace, null)]
    public void Apply_AmbiguousAfterAnotherHunk_IsSettledByTheOrderOfADiff(EditFormat format, string? expected)
    {
        var result = Hunks.Apply("first()\nvalue()\nsecond()\nother()\nvalue()\n", Hunks.Of("second()", "next()", format), Hunks.Of("value()", "new()", format, 9));

        Assert.Equal(expected, result.Text);
        if (expected is null) Hunks.Refused(result, "edit.ambiguous");
    }

    [Theory]
    [InlineData(new[] { "class B:" }, "class A:\n    def run(self):\n        pass\nclass B:\n    def run(self):\n        return 1\nclass C:\n    def run(self):\n        pass\n")]
    [InlineData(new[] { "class C" }, "class A:\n    def run(self):\n        pass\nclass B:\n    def run(self):\n        pass\nclass C:\n    def run(self):\n        return 1\n")]
    public void Apply_Anchors_NarrowToTheirBlock(string[] anchors, string expected)
    {
        const string Text = "class A:\n    def run(self):\n        pass\nclass B:\n    def run(self):\n        pass\nclass C:\n    def run(self):\n        pass\n";
        var hunk = Hunks.Of("    def run(self):\n        pass", "    def run(self):\n        return 1", EditFormat.ApplyPatch) with { Anchors = [.. anchors] };

        Assert.Equal(expected, Hunks.Apply(Text, hunk).Text);
    }

    [Fact]
    public void Apply_AnchorThatIsNotThere_IsRefused()
    {
        var hunk = Hunks.Of("only()", "other()", EditFormat.ApplyPatch) with { Anchors = ["class Missing:"] };

        Assert.Contains("class Missing:", Hunks.Refused(Hunks.Apply("class A:\nonly()\n", hunk), "edit.not_found").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_AtEnd_TakesTheLastOfSeveral()
    {
        var hunk = Hunks.Of("value()", "last()", EditFormat.ApplyPatch) with { AtEnd = true };

        Assert.Equal("value()\nother()\nlast()\n", Hunks.Apply("value()\nother()\nvalue()\n", hunk).Text);
    }

    [Theory]
    [InlineData("a\n", "a\nnew()\n")]
    [InlineData("a", "a\nnew()")]
    [InlineData("a\r\n", "a\r\nnew()\r\n")]
    [InlineData("", "new()\n")]
    public void Apply_PureAddition_GoesToTheEnd(string text, string expected)
    {
        var result = Hunks.Apply(text, "", "new()");

        Assert.Equal(expected, result.Text);
        Assert.Equal(Rung.AlreadyApplied, Hunks.Landed(Hunks.Apply(expected, "", "new()")).Rung);
    }

    [Fact]
    public void Apply_SeveralAdditionsTwice_AddsThemOnce()
    {
        Hunk[] hunks = [Hunks.Of("", "first()\n\nmore()"), Hunks.Of("", "second()", line: 7), Hunks.Of("a", "b", line: 12)];

        var once = Hunks.Apply("a\n", hunks);
        var twice = Hunks.Apply(once.Text!, hunks[..2]);

        Assert.Equal("b\nfirst()\n\nmore()\nsecond()\n", once.Text);
        Assert.Equal(once.Text, twice.Text);
        Assert.Equal([(2, Rung.AlreadyApplied), (5, Rung.AlreadyApplied)], twice.Places.Select(p => (p.Line, p.Rung)));
    }

    /// <summary>An empty SEARCH as some models write it. The file's only blank line is not what they mean.</summary>
    [Fact]
    public void Apply_SearchOfABlankLine_GoesToTheEnd()
    {
        var hunk = Hunks.Of("", "new()") with { Search = [""] };

        Assert.Equal("a()\n\nb()\nnew()\n", Hunks.Apply("a()\n\nb()\n", hunk).Text);
        Assert.Equal("a()\nnew()\nb()\n", Hunks.Apply("a()\n\nb()\n", hunk with { Format = EditFormat.UnifiedDiff }).Text);
    }

    [Theory]
    [InlineData("import os\n\nrun()\nstop()\n", "import os\n\nstart()\n")]
    [InlineData("import os\n\nrun()\nstop()\n", "import io\n\nrun()\nstop()\nlast()\n")]
    public void Apply_AdditionThatIsTheFileOnceMore_IsRefused(string text, string added)
    {
        var problem = Hunks.Refused(Hunks.Apply(text, "", added), "edit.ambiguous");

        Assert.Contains("at the end of src/a.py", problem.Message, StringComparison.Ordinal);
        Hunks.Refused(Hunks.Apply(text, Hunks.Of("", added, EditFormat.UnifiedDiff)), "edit.ambiguous");
    }

    [Fact]
    public void Apply_AdditionBehindAnAnchor_NeedsABlockThatEndsWithTheFile()
    {
        var hunk = Hunks.Of("", "    new_one()", EditFormat.ApplyPatch) with { Anchors = ["class B:"] };

        Assert.Equal("class A:\n    a()\nclass B:\n    b()\n    new_one()\n", Hunks.Apply("class A:\n    a()\nclass B:\n    b()\n", hunk).Text);
        Assert.Equal([(1, 1)], Hunks.Refused(Hunks.Apply("class B:\n    b()\nclass A:\n    a()\n", hunk), "edit.ambiguous").Near);
    }

    [Fact]
    public void Apply_HunksOutOfOrder_AllLandInTheOneText() =>
        Assert.Equal("A\nb\nC\nd\nE\n", Hunks.Apply("a\nb\nc\nd\ne\n", Hunks.Of("e", "E"), Hunks.Of("a", "A"), Hunks.Of("c", "C")).Text);

    [Fact]
    public void Apply_OneOfThreeWithoutAPlace_ChangesNothingAndSaysWhichFit()
    {
        var result = Hunks.Apply("a1\nb1\nc1\n", Hunks.Of("a1", "A", line: 3), Hunks.Of("missing()", "M", line: 9), Hunks.Of("c1", "C", line: 15));

        var problem = Hunks.Refused(result, "edit.not_found");
        Assert.Equal(9, problem.Line);
        Assert.Contains("lines 3, 15 fit", problem.Hint, StringComparison.Ordinal);
        Assert.Equal([1, 3], result.Places.Select(p => p.Line));
    }

    [Fact]
    public void Apply_TwoThatChangeOneLine_Overlap() =>
        Hunks.Refused(Hunks.Apply("a1\nb1\nc1\n", Hunks.Of("a1\nb1", "a1\nX"), Hunks.Of("b1\nc1", "Y\nc1", line: 7)), "edit.overlap");

    [Fact]
    public void Apply_RefusedWhereItsLinesAreKnown_NamesThem()
    {
        const string Text = "before()\ndef a():\n    one()\n    two()\n    three()\n";

        Assert.Equal([(2, 3)], Hunks.Refused(Hunks.Apply(Text, Hunks.Of("def a():", "def b():"), Hunks.Of("def a():\n    one()", "def c():\n    one()", line: 7)), "edit.overlap").Near);
        Assert.Equal([(2, 5)], Hunks.Refused(Hunks.Apply(Text, "def a():\n    one()\n    two()\n    three()", "def a(x):\n    # ... rest unchanged ..."), "edit.elided").Near);
        Assert.Equal([(3, 5)], Hunks.Refused(FileEditor.Apply("a.py", Text, [new WholeFile("a.py", "before()\ndef a():\n    # ... rest unchanged ...\n", true)]), "edit.elided").Near);
    }

    [Fact]
    public void Apply_TwoThatOnlyShareContext_BothLand() =>
        Assert.Equal("A\nb1\nC\n", Hunks.Apply("a1\nb1\nc1\n", Hunks.Of("a1\nb1", "A\nb1"), Hunks.Of("b1\nc1", "b1\nC")).Text);

    [Fact]
    public void Apply_SameHunkTwice_IsMadeOnce()
    {
        var result = Hunks.Apply("a1\nb1\n", Hunks.Of("a1", "X"), Hunks.Of("a1", "X", line: 9));

        Assert.Equal("X\nb1\n", result.Text);
        Assert.Equal([Rung.Exact, Rung.AlreadyApplied], result.Places.Select(p => p.Rung));
    }

    [Fact]
    public void Apply_EqualSides_IsIdentical() => Hunks.Refused(Hunks.Apply("a1\n", "a1", "a1"), "edit.identical");

    [Fact]
    public void Apply_ReplacementThatLeavesCodeOut_IsElided() => Hunks.Refused(Hunks.Apply(
        "def a():\n    one()\n    two()\n    three()\n", "def a():\n    one()\n    two()\n    three()", "def a(x):\n    # ... rest of the function unchanged ..."), "edit.elided");

    [Theory]
    [InlineData("a()\nnew_one()\nb()\n", "a()", "a()\nnew_one()")]
    [InlineData("a()\nnew()\nb()\n", "a()\nb()", "a()\nnew()\nb()")]
    [InlineData("x()\n    new_one_of_them()\n", "old_one_of_them()", "new_one_of_them()")]
    [InlineData("    word()\n", "  word()", "    word()")]
    [InlineData("first(1)\nlast(2)\n", "first(1)\nmiddle(3)\nlast(2)", "first(1)\nlast(2)")]
    public void Apply_WhatStandsThere_IsAlreadyApplied(string text, string search, string replace)
    {
        var result = Hunks.Apply(text, search, replace);

        Assert.Equal(Rung.AlreadyApplied, Hunks.Landed(result).Rung);
        Assert.Equal(text, result.Text);
    }

    /// <summary>That the new line stands somewhere is no sign that it was put there: nothing would be changed, and nobody told.</summary>
    [Theory]
    [InlineData("    return cuont + 1", "    return total")]
    [InlineData("    return of_something", "    return total")]
    [InlineData("    retrun count_of_all(items)", "    total_of_all(items, more)")]
    public void Apply_MisquotedLineWhoseReplacementStandsElsewhere_IsNotFound(string search, string replace) => Hunks.Refused(
        Hunks.Apply("def a():\n    total_of_all(items, more)\n    return total\n\ndef b():\n    return count_of_all(items)\n    return count + 1\n", search, replace), "edit.not_found");

    [Fact]
    public void Apply_OneMoreBracketBesideAnother_IsNoRepetition() =>
        Assert.Equal("    run();\n    }\n}\n", Hunks.Apply("    run();\n}\n", "    run();", "    run();\n    }").Text);

    [Theory]
    [InlineData("```python\nword(1)\n```", "```python\nword(2)\n```")]
    [InlineData(" 7 | word(1)\n 8 | last(1)", " 7 | word(2)\n 8 | last(1)")]
    [InlineData("7\tword(1)\n8\tlast(1)", "word(2)\nlast(1)")]
    [InlineData("word(1)\\nlast(1)", "word(2)\\nlast(1)")]
    public void Apply_WrappedLines_AreTakenAsTheyWereMeant(string search, string replace) =>
        Assert.Equal("first(1)\nword(2)\nlast(1)\n", Hunks.Apply("first(1)\nword(1)\nlast(1)\n", search, replace).Text);

    [Fact]
    public void Apply_EscapeThatMayBeCode_IsNotUnescaped() =>
        Hunks.Refused(Hunks.Apply("say(1)\nlast(1)\n", "say(1)\\nlast(1)", "say(\"a\\nb\")\\nlast(1)"), "edit.not_found");
}
