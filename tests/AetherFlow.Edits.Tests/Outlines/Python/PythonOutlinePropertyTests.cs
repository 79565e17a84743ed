using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Outlines.Python;

public sealed class PythonOutlinePropertyTests
{
    private static readonly string[] Pieces =
    [
        "def ", "class ", "async ", "f", "A", "(", ")", "[", "]", "{", "}", ":", "\n", "\n    ", "\n\t", "\n        ", "\r\n", "\r", "\f", " ", ",", ";", "=",
        "@", "'", "\"", "'''", "\"\"\"", "f'", "rf\"", "t'''", "\\", "\\\n", "#", "# c\n", "import ", "from ", ".", "...", "if ", "else", "try", "except",
        "match ", "case ", "type ", "lambda", "1", "0x", "1e", "\uFEFF", "\0", "é", "𝐱", "\uD800", "\u00A0", "→", "!", "{{", "\\N{", "pass", "->", ":=", "*",
    ];

    [Fact]
    public void Of_GeneratedText_KeepsItsLaws() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary(), Check).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));

    [Fact]
    public async Task Of_SlicesAndMutationsOfFiles_KeepsItsLaws()
    {
        var texts = (await PythonLibrary.FilesAsync()).Where(file => file.Text is { Length: > 100 and < 60_000 }).Select(file => file.Text!).ToList();
        var cases = from text in Gen.Elements(texts.AsEnumerable())
                    from start in Gen.Choose(0, text.Length - 1)
                    from length in Gen.Choose(0, Math.Min(4000, text.Length - start))
                    from at in Gen.Choose(0, length)
                    from piece in Gen.Elements(Pieces)
                    select text.Substring(start, length).Insert(at, piece);

        Prop.ForAll(cases.ToArbitrary(), Check).Check(Config.QuickThrowOnFailure.WithMaxTest(PythonLibrary.IsWhole ? 5000 : 500));
    }

    /// <summary>Each would take minutes if any part of the scanner took the square of the length.</summary>
    [Theory]
    [InlineData("f'{")]
    [InlineData("f'''{'''")]
    [InlineData("'''")]
    [InlineData("f'{x:{'")]
    [InlineData("(")]
    [InlineData("(((a))),")]
    [InlineData("[a, ")]
    [InlineData("a = ")]
    [InlineData("a, b = ")]
    [InlineData("(a)=")]
    [InlineData("(\n")]
    [InlineData("[(\ndef ")]
    [InlineData("match x; ")]
    [InlineData("if x: ")]
    [InlineData("class A: ")]
    [InlineData("{a: ")]
    [InlineData("{lambda ")]
    [InlineData("lambda: ")]
    [InlineData("lambda ")]
    [InlineData("# c\n")]
    [InlineData("# c\nx = 1\n")]
    [InlineData("x = 1 \\\n")]
    [InlineData("\\\n")]
    [InlineData("import a, ")]
    [InlineData("def f(): pass\n")]
    [InlineData("@x\n")]
    [InlineData("class A:\n ")]
    [InlineData("{]")]
    [InlineData("é")]
    [InlineData("1_")]
    [InlineData("}")]
    public void Of_LongHostileText_EndsSoon(string piece) => Check(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));

    [Fact]
    public void Of_EverDeeperLines_StopsAtPythonsLimit()
    {
        var outline = PythonOutline.Of(string.Concat(Enumerable.Range(0, 1500).Select(depth => new string(' ', depth) + "class A:\n")));

        Assert.Contains(outline.Faults, fault => fault.Message == "too many levels of indentation");
        Assert.True(outline.All().Max(member => member.Path.Length) <= 2 * 100);
    }

    private static bool Check(string text)
    {
        var outline = PythonOutline.Of(text);
        var lines = TextLines.Split(text);
        CheckMembers(text, outline.Members, new TextSpan(0, text.Length));
        Assert.All(outline.Faults, fault => Assert.True(fault is { Line: >= 1, Column: >= 1 } && fault.Line <= lines.Count + 1, fault.ToString()));
        return true;
    }

    private static void CheckMembers(string text, IEnumerable<OutlineMember> members, TextSpan container)
    {
        var last = 0;
        foreach (var member in members)
        {
            Assert.True(container.Contains(member.Full), $"{member.Path} leaves its container");
            Assert.True(member.Full.Contains(member.Declaration) && member.Declaration.Contains(member.Header) && member.Declaration.Start == member.Header.Start, member.Path);
            Assert.True(member.NameSpan is { } name && member.Header.Contains(name) && name.In(text).Replace(" ", "").Length >= 1, member.Path);
            Assert.True(member.Body is { } body ? member.Header.End == body.Start && member.Declaration.Contains(body) : member.Header == member.Declaration, member.Path);
            Assert.True(last <= member.Declaration.Start, $"{member.Path} is out of order");
            last = member.Declaration.Start;
            CheckMembers(text, member.Members, member.Full);
        }
    }
}
