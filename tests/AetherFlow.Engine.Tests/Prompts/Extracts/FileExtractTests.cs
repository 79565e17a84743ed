using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs.Events;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Engine.Tests.Prompts.Extracts;

public sealed class FileExtractTests
{
    [Theory]
    [InlineData("Ledger.cs", "Make `Ledger.Entry700` return twice the sum.", 4 + (6 * 700) + 1, 5)]
    [InlineData("ledger.py", "Make entry_700 of the ledger return twice the sum.", 4 + (5 * 700) + 1, 4)]
    [InlineData("ledger.ts", "entry700() must return twice the sum.", 3 + (5 * 700) + 1, 4)]
    public void Of_MemberIsMentioned_ShowsItWholeWithHeadersImportsAndNeighbours(string path, string description, int line, int length)
    {
        var text = TextOf(path);

        var extract = Extracted.Of(path, text, description, 12_000);

        Assert.InRange(extract.Text.Length, 9_000, 12_000);
        Assert.True(extract.IsTrueOf(text));
        Assert.All(Enumerable.Range(line, length), each => Assert.True(extract.Shows(each), $"line {each}"));
        Assert.True(extract.Shows(1), "imports");
        Assert.True(extract.Shows(path.EndsWith(".py", StringComparison.Ordinal) ? 4 : 3), "header of the class");
        Assert.True(extract.Shows(line - length - 1), "the member before");
        Assert.True(extract.Shows(line + length + 1), "the member after");
        Assert.False(extract.Shows(line + (length * 400)));
    }

    [Fact]
    public void Of_Outline_TellsKindsParametersAndLinesAndWhatHasNoRoom()
    {
        var text = LongFiles.CSharp(2_000);

        var lines = Extracted.Of("Ledger.cs", text, "Change Entry700.", 6_000).Outline.Split('\n');

        Assert.Equal("@@ outline of 12,005 lines @@", lines[0]);
        Assert.Equal("import System  line 1", lines[1]);
        Assert.Equal("class Ledger  lines 3-12005", lines[2]);
        Assert.Contains("  method Entry700(int amount)  lines 4205-4209", lines);
        Assert.StartsWith("  … ", lines[^2]);
        Assert.EndsWith("-12003", lines[^2]);
    }

    /// <summary>Names that only look like words come after those that are spelled as code, and a class of a thousand methods is not its first hundred.</summary>
    [Fact]
    public void Of_ClassAndMethodAreMentioned_MethodComesFirst()
    {
        var extract = Extracted.Of("Ledger.cs", LongFiles.CSharp(2_000), "In Ledger, the amount of Entry1500 is wrong.", 3_000);

        Assert.True(extract.Shows(4 + (6 * 1_500) + 3));
        Assert.True(extract.Shows(3));
    }

    [Fact]
    public void Of_PlacesOfRefusedEdits_ComeBeforeWhatIsMentioned()
    {
        var text = LongFiles.CSharp(2_000);

        var extract = Extracted.Of("Ledger.cs", text, "Change Entry700.", 1_500, new EditRefused("Ledger.cs", "edit.not_found", 9_007, 9_008), new EditRefused("Other.cs", "edit.not_found", 11_007, 11_008));

        Assert.True(extract.Shows(9_000));
        Assert.True(extract.Shows(9_015));
        Assert.False(extract.Shows(11_007));
    }

    [Fact]
    public void Of_TextWithoutOutline_ShowsItsBeginningAndWhereMentionedWordsAre()
    {
        var text = LongFiles.Prose(9_000);
        var word = LongFiles.ProseLine(5_000).Split(' ')[0];

        var extract = Extracted.Of("notes.txt", text, $"Where {word} is, it is late.", 8_000);

        Assert.InRange(extract.Text.Length, 7_000, 8_000);
        Assert.True(extract.IsTrueOf(text));
        Assert.Equal("", extract.Outline);
        Assert.StartsWith("@@ lines 1-", extract.Text);
        Assert.True(extract.Shows(4_990));
        Assert.True(extract.Shows(5_012));
        Assert.False(extract.Shows(8_000));
    }

    [Fact]
    public void Of_NothingIsMentioned_ShowsTheBeginning()
    {
        var extract = Extracted.Of("ledger.py", LongFiles.Python(2_000), "Do it.", 5_000);

        Assert.True(extract.Shows(5));
        Assert.False(extract.Shows(9_000));
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.py")]
    public void Of_NoLineFits_IsEmpty(string path) => Assert.Equal("", Extracted.Of(path, $"x = '{new string('x', 5_000)}'", "Change x.", 4_000).Text);

    /// <summary>A region that joins pieces gives back their separators: that alone must not make it fit.</summary>
    [Fact]
    public void Of_RegionThatJoinsPieces_IsShownOnlyIfAllOfItFits()
    {
        var text = LongFiles.TypeScript(60)[176..1946];

        Assert.All(Enumerable.Range(1_500, 400), room =>
            Assert.InRange(Extracted.Of("a.ts", text, "Do Entry7 entry12 amount sum Math return entry_9 Entry11.", room).Text.Length, 1, room));
    }

    /// <summary>Never more than the room; nothing that does not stand there; the same again gives the same.</summary>
    [Fact]
    public void Of_AnyFile_KeepsItsPromises()
    {
        var cases =
            from path in Gen.Elements("a.cs", "a.py", "a.ts", "a.txt")
            from start in Gen.Choose(0, 400)
            from length in Gen.Choose(0, 4_000)
            from room in Gen.Choose(0, 6_000)
            from names in Gen.Elements("Ledger", "Entry7", "entry_9 Entry11", "entry12", "amount", "sum Math", "return", "").ArrayOf()
            from line in Gen.Choose(-2, 500)
            from count in Gen.Choose(-1, 60)
            select (Path: path, Start: start, Length: length, Room: room, Names: string.Join(' ', names), Line: line, Count: count);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var all = TextOf(one.Path, 60);
            var text = all[Math.Min(one.Start, all.Length)..Math.Min(one.Start + one.Length, all.Length)];
            var refused = new EditRefused(one.Path, "edit.not_found", one.Line, one.Line + one.Count);
            var extract = Extracted.Of(one.Path, text, $"Do {one.Names}.", one.Room, refused);
            return extract.Text.Length <= one.Room
                && extract.IsTrueOf(text)
                && extract.Text == Extracted.Of(one.Path, text, $"Do {one.Names}.", one.Room, refused).Text;
        }).QuickCheckThrowOnFailure();
    }

    private static string TextOf(string path, int count = 2_000) => Path.GetExtension(path) switch
    {
        ".cs" => LongFiles.CSharp(count),
        ".py" => LongFiles.Python(count),
        ".ts" => LongFiles.TypeScript(count),
        _ => LongFiles.Prose(count),
    };
}
